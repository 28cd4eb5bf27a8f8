"""Calls that no script would write: any event at any moment, and what must hold after each."""

from collections import Counter
from dataclasses import dataclass, field, replace

from agent.interview import commands
from agent.interview.restore import restore
from agent.interview.state import FlowState, SetUp
from schemas import journal, room
from tests.agent.interview.story import Story


def from_the_journal(state: FlowState) -> FlowState:
    """What of a state the journal decides; the rest is of the moment."""
    at_s = state.last_fact_s
    return replace(
        FlowState(state.setup),
        stage=state.stage,
        open=state.open,
        reopened=state.reopened,
        asked=state.asked,
        answers=state.answers,
        bookmarks=state.bookmarks,
        wants=state.wants,
        paused=state.paused,
        joins=state.joins,
        typing_only=state.typing_only,
        elapsed_s=round(state.elapsed(at_s), 6),
        ended_turns=state.ended_turns,
        last_fact_s=at_s,
    )


def kept_words(state: FlowState) -> Counter[str]:
    """How often each word stands in an answer or in what is open."""
    texts = [answer.text for answer in state.answers]
    texts += [part.text for part in (state.open.parts if state.open is not None else ())]
    texts += [part.text for part in (state.reopened.parts if state.reopened is not None else ())]
    return Counter(word for text in texts for word in text.split())


@dataclass
class RandomCall:
    """A call over any number of processes, and the words that must not be lost."""

    setup: SetUp
    facts: list[journal.Event] = field(default_factory=list[journal.Event])
    must_keep: set[str] = field(default_factory=set[str])
    said_ids: set[str] = field(default_factory=set[str])
    finals: Counter[str] = field(default_factory=Counter[str])
    words: int = 0

    def __post_init__(self) -> None:
        self.story = Story(self.setup)
        self.timers: set[commands.Timer] = set()
        self.told: list[str] = []

    @property
    def state(self) -> FlowState:
        return self.story.state

    def crash(self) -> None:
        """The process dies; another goes on from the journal when the client is back."""
        at_s, turns = self.story.at_s, self.story.turns
        self.story = Story(self.setup, self.facts)
        self.story.at_s, self.story.turns = at_s, turns
        self.timers, self.told = set(), []
        # What the old process still had to show, it cannot show any more.
        self.finals += Counter(turn_id for turn_id, shown in self.finals.items() if not shown)
        self.story.join()

    def new_words(self, count: int) -> str:
        self.words += count
        return " ".join(f"word{n}" for n in range(self.words - count, self.words))

    def check(self, before: FlowState) -> None:
        """Everything that must hold after a step that began at `before`."""
        state = self.state
        for command in self.story.latest:
            self._check_command(command, before)
        self._check_sent(before)
        assert self.timers == state.timers
        self._check_finals()
        assert from_the_journal(restore(self.setup, self.facts)) == from_the_journal(state)
        asked = [fact.question_id for fact in self.facts if isinstance(fact, journal.Asked)]
        assert len(asked) == len(set(asked))
        kept = kept_words(state)
        assert {word: kept[word] for word in self.must_keep} == dict.fromkeys(self.must_keep, 1)
        was, now = before.answers, state.answers
        assert [answer.answer_id for answer in now[: len(was)]] == [a.answer_id for a in was]
        assert all(a.text.startswith(b.text) for a, b in zip(now, was, strict=False))
        assert state.stage != "asking" or state.open is not None or not state.present

    def _check_finals(self) -> None:
        """Each turn that is over was shown as final, once; the open one was not."""
        is_open = None if self.state.turn is None else self.state.turn.turn_id
        for turn_id, shown in self.finals.items():
            assert shown == (turn_id != is_open)

    def _check_command(self, command: commands.Command, before: FlowState) -> None:
        match command:
            case commands.Record(event=fact):
                self.facts.append(fact)
                assert journal.events.validate_json(fact.model_dump_json()) == fact
                self._note_kept(fact, before)
            case commands.Say(utterance_id=utterance_id, text=text):
                assert text
                assert self.state.present
                assert utterance_id not in self.said_ids
                self.said_ids.add(utterance_id)
            case commands.WakeAfter(timer=timer, seconds=seconds):
                assert seconds >= 0
                self.timers.add(timer)
            case commands.CancelWake(timer=timer):
                self.timers.remove(timer)
            case commands.Prepare(texts=texts):
                assert len(texts) == len(set(texts))
            case _:
                pass

    def _note_kept(self, fact: journal.Event, before: FlowState) -> None:
        if isinstance(fact, journal.Heard) and fact.text.startswith("word"):
            self.must_keep.update(fact.text.split())
        if isinstance(fact, journal.Discarded):
            for said in (before.open, before.reopened):
                for part in said.parts if said is not None else ():
                    self.must_keep.difference_update(part.text.split())

    def _check_sent(self, before: FlowState) -> None:
        messages = [c.message for c in self.story.latest if isinstance(c, commands.Send)]
        if self.state.joins > before.joins:
            assert isinstance(messages[0], room.State)
            self.told = []
        for message in messages:
            raw = message.model_dump_json()
            assert len(raw.encode()) <= room.MAX_MESSAGE_BYTES
            assert room.read_agent_message(raw) == message
            if isinstance(message, room.AgentStateChanged):
                assert self.told[-1:] != [message.state]
                self.told.append(message.state)
            if isinstance(message, room.Transcript):
                assert self.finals[message.turn_id] == 0, "text after the final text"
                # A caption alone does not open a turn: it may still turn out to be no word.
                opened = self.state.turn
                if message.final or (opened is not None and opened.turn_id == message.turn_id):
                    self.finals[message.turn_id] += message.final

    def wake(self, timer: commands.Timer) -> None:
        self.timers.discard(timer)
        self.story.wake(timer)

    def can_be_finished(self) -> None:
        """From here, skipping on and on leads to the end."""
        if not self.state.present:
            self.story.join()
        if self.state.paused:
            self.story.client(room.Resume())
        if self.state.stage == "before":
            self.story.client(room.StartInterview())
        for _ in range(2 * len(self.setup.questions)):
            if self.state.pending is not None:
                self.story.wake("commit")
            if self.state.stage != "done":
                self.story.client(room.NextQuestion())
        if self.state.pending is not None:
            self.story.wake("commit")
        assert self.state.stage == "done"
        assert self.state.open is None
        assert {answer.question_id for answer in self.state.answers} == {
            question.id for question in self.state.asked
        }
