"""No sequence of events gets stuck, loses an answer, asks twice or forgets after a crash."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agent.coach.tasks.follow_up import Clarifying
from agent.interview import commands, events
from agent.interview.flow import step
from schemas import journal, room
from tests.agent.interview.random_call import RandomCall
from tests.agent.interview.story import BEGAN_AT, LONG, Story, set_up

Action = Callable[[RandomCall], None]

ASKS_BACK = Clarifying(
    about="made it faster with Redis",
    lack="unclear_claim",
    question="Which part of it was slow before, and how could you tell?",
)
STANDS = Clarifying(about=None, lack="nothing", question=None)
REQUESTS = (
    "Could you repeat the question?",
    "Let me think for a moment.",
    "Um...",
    "I'd like to skip this one.",
    "Let's stop here.",
    "Yes, please.",
)
TIMERS: tuple[commands.Timer, ...] = (
    *("greet", "nudge", "hint", "hint_ahead", "resay"),
    *("commit", "limit", "grace"),
)


def hear(words: int, *, same_turn: bool, back_s: float, ends: bool) -> Action:
    """Words that must be kept wherever a question is open, said up to `back_s` ago."""

    def act(call: RandomCall) -> None:
        state, story = call.state, call.story
        # From a client that is gone only the turn that its leaving cut can still be read.
        turn = state.turn if same_turn or not state.present else None
        text = call.new_words(words)
        now = story.at_s
        story.at_s = max(0.0, now - back_s)
        fresh = story.at_s >= max(state.discarded_s, state.left_s)
        turn_id = story.hear(text, turn_id=None if turn is None else turn.turn_id)
        story.at_s = max(now, story.at_s)
        if state.open is not None and (turn is not None or fresh):
            heard = [c.event for c in story.latest if isinstance(c, commands.Record)]
            assert any(isinstance(fact, journal.Heard) for fact in heard)
        if ends:
            before_end = call.state
            call.check(state)
            story.end_turn(
                text if before_end.turn is None else before_end.turn.text, turn_id=turn_id
            )

    return act


def ask_for(text: str) -> Action:
    def act(call: RandomCall) -> None:
        if not call.state.present:
            return
        call.story.turns += 1
        turn_id = f"t-{call.state.joins}-{call.story.turns}"
        call.story.wait(1)
        call.story.end_turn(text, turn_id=turn_id, seconds=1)

    return act


def caption(words: int) -> Action:
    """A draft of what may be said, in words that nobody keeps."""

    def act(call: RandomCall) -> None:
        facts = len(call.facts)
        turn = call.state.turn
        call.story.caption(
            "I made it faster with Redis " * words, turn_id="t-x" if turn is None else turn.turn_id
        )
        assert len(call.facts) == facts

    return act


def model_answers(found: Clarifying | None) -> Action:
    """The language model answers what it was asked last, in time or long after."""

    def act(call: RandomCall) -> None:
        facts = len(call.facts)
        follow_ups = call.story.done(commands.WordFollowUp)
        hints = call.story.done(commands.WordHint)
        at: Any = {"at": BEGAN_AT, "at_s": call.story.at_s, "by": "cloud/large"}
        for asked in follow_ups[-1:]:
            of: Any = {"question_id": asked.question_id, "so_far": asked.so_far}
            call.story.feed(events.FollowUpWorded(**at, **of, found=found))
        for wanted in hints[-1:]:
            of = {"question_id": wanted.question_id, "so_far": wanted.so_far}
            call.story.feed(events.HintWorded(**at, **of, text="Say what came of it."))
        assert len(call.facts) == facts

    return act


def end_turn(call: RandomCall) -> None:
    """The open turn is over; or, with none open, there was none to end."""
    turn = call.state.turn
    if turn is None:
        call.story.end_turn("", turn_id="t-none")
    else:
        call.story.end_turn(turn.text, turn_id=turn.turn_id)


def end_old_turn(call: RandomCall) -> None:
    """A turn that is long over ends once more, with other words."""
    for turn_id in sorted(call.state.ended_turns)[:1]:
        if call.state.turn is None:
            call.story.end_turn("late words", turn_id=turn_id)
            assert call.story.latest == ()


def submit(words: int) -> Action:
    def act(call: RandomCall) -> None:
        text = call.new_words(words)
        call.story.client(room.SubmitAnswer(text=text))
        refused = any(
            isinstance(c, commands.Send) and isinstance(c.message, room.RoomError)
            for c in call.story.latest
        )
        if call.state.present and not refused:
            call.must_keep.update(text.split())

    return act


def played(share: float | None) -> Action:
    def act(call: RandomCall) -> None:
        saying = call.state.saying
        if saying is None:
            return
        words = saying.text.split()
        heard = None if share is None else " ".join(words[: int(len(words) * share)])
        call.story.played(heard=heard)

    return act


def client(message: room.ClientMessage) -> Action:
    return lambda call: call.story.client(message)


def edit(call: RandomCall) -> None:
    answers = call.state.answers
    answer_id = answers[0].answer_id if answers else "a-none"
    call.story.client(room.EditTranscript(answer_id=answer_id, text="Corrected."))


def join(typing_only: bool) -> Action:
    return lambda call: call.story.join(typing_only=typing_only)


def leave(call: RandomCall) -> None:
    call.story.leave()


def voice(on: bool) -> Action:
    return lambda call: call.story.voice(on)


def wake(timer: commands.Timer) -> Action:
    return lambda call: call.wake(timer)


def wait(seconds: float) -> Action:
    return lambda call: call.story.wait(seconds)


BEGINNING: tuple[Action, ...] = (
    join(typing_only=False),
    client(room.StartInterview()),
    played(None),
)


ACTIONS: st.SearchStrategy[Action] = st.one_of(
    st.booleans().map(join),
    st.sampled_from([leave, RandomCall.crash, edit, end_turn, end_turn, end_old_turn]),
    st.builds(
        hear,
        st.sampled_from([1, 3, 14]),
        same_turn=st.booleans(),
        back_s=st.sampled_from([0.0, 0.0, 0.5, 5.0]),
        ends=st.booleans(),
    ),
    st.sampled_from(REQUESTS).map(ask_for),
    st.sampled_from([1, 3]).map(caption),
    st.sampled_from([None, ASKS_BACK, STANDS]).map(model_answers),
    st.sampled_from([1, 14]).map(submit),
    st.sampled_from([None, None, 0.0, 0.3, 0.9]).map(played),
    st.booleans().map(voice),
    st.sampled_from(TIMERS).map(wake),
    st.sampled_from([0.1, 2.0, 20.0]).map(wait),
    st.sampled_from(
        [
            *(room.StartInterview(), room.NextQuestion(), room.RepeatQuestion()),
            *(room.SubmitAnswer(), room.DiscardAnswer(), room.Pause(), room.Resume()),
            *(room.Talk(on=True), room.Talk(on=False), room.EndInterview()),
            *(room.SetTurnMode(mode="manual"), room.SetTurnMode(mode="auto")),
            *(room.SetHints(on=True), room.SetPatience(level="brisk")),
            *(room.Bookmark(question_id="q-1", on=True), room.Bookmark(question_id="x", on=True)),
        ]
    ).map(client),
)


@settings(
    max_examples=400,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(
    actions=st.lists(ACTIONS, min_size=5, max_size=60),
    questions=st.sampled_from([1, 2, 4]),
    time_limit_s=st.sampled_from([None, None, 60.0]),
    begun=st.booleans(),
    has_model=st.booleans(),
)
def test_whatever_happens(
    actions: list[Action],
    questions: int,
    time_limit_s: float | None,
    begun: bool,
    has_model: bool,
) -> None:
    call = RandomCall(set_up(questions, time_limit_s=time_limit_s, has_model=has_model))
    for act in (*(BEGINNING if begun else ()), *actions):
        before = call.state
        call.story.latest = ()
        act(call)
        call.check(before if call.story.latest else call.state)
    call.can_be_finished()


@settings(max_examples=60, deadline=None, database=None, derandomize=True)
@given(cut=st.integers(min_value=0, max_value=40), share=st.sampled_from([None, 0.1]))
def test_any_beginning_of_a_journal_leads_to_the_end(cut: int, share: float | None) -> None:
    call = RandomCall(set_up(3))
    for act in (
        *BEGINNING,
        hear(3, same_turn=False, back_s=0, ends=True),
        played(share),
        hear(20, same_turn=False, back_s=0, ends=True),
        client(room.Pause()),
        client(room.Resume()),
        client(room.DiscardAnswer()),
        submit(14),
        ask_for("Let's stop here."),
    ):
        before = call.state
        call.story.latest = ()
        act(call)
        call.check(before)
    heir = RandomCall(set_up(3), facts=call.facts[:cut])
    heir.crash()
    heir.can_be_finished()


@pytest.mark.parametrize("timer", TIMERS)
def test_a_step_is_a_function(timer: commands.Timer) -> None:
    story = Story(set_up(time_limit_s=30))
    story.begin()
    story.speak(LONG)
    for event in (
        events.Woke(at=BEGAN_AT, at_s=40.0, timer=timer),
        events.CandidateSpoke(at=BEGAN_AT, at_s=40.0, on=True),
        events.Joined(at=BEGAN_AT, at_s=40.0, typing_only=False, transport="livekit"),
    ):
        before = story.state
        assert step(before, event) == step(before, event)
        assert story.state == before
