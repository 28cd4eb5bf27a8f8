"""A call told as a story: what happens, and what the flow made of it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from agent.coach.listening import Background
from agent.interview import commands, events
from agent.interview.flow import step
from agent.interview.restore import restore
from agent.interview.state import FlowState, Question, SetUp
from schemas import journal, room
from schemas.vocabulary import Category, Persona

BEGAN_AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LONG = (
    "I built a payment service in Python and I moved it to Kafka because the queue"
    " was losing messages under load."
)
SHORT = "We used Redis."

_Command = TypeVar("_Command")
_Message = TypeVar("_Message")
_Fact = TypeVar("_Fact")


def set_up(
    questions: int = 3,
    *,
    persona: Persona = "neutral",
    time_limit_s: float | None = None,
    category: Category = "technical",
    background: Background | None = None,
    most_follow_ups: int = 4,
    has_model: bool = False,
) -> SetUp:
    texts = [f"What is your view of subject number {n}?" for n in range(1, questions + 1)]
    return SetUp(
        interview_id="i-1",
        call_id="c-1",
        questions=tuple(
            Question(f"q-{n}", text, category, "mid", n) for n, text in enumerate(texts, 1)
        ),
        interviewer="Joe",
        persona=persona,
        time_limit_s=time_limit_s,
        status="pending",
        background=background or Background(),
        most_follow_ups=most_follow_ups,
        has_model=has_model,
        resume=None,
    )


class Story:
    """Feeds events to the flow at a time that only `wait` and speech move."""

    def __init__(self, setup: SetUp, facts: Sequence[journal.Event] = ()) -> None:
        self.state: FlowState = restore(setup, facts)
        self.at_s = self.state.last_fact_s
        self.log: list[commands.Command] = []
        self.latest: tuple[commands.Command, ...] = ()
        self.turns = 0

    def feed(self, event: events.Event) -> tuple[commands.Command, ...]:
        outcome = step(self.state, event)
        self.state = outcome.state
        self.latest = outcome.commands
        self.log.extend(outcome.commands)
        return self.latest

    def _at(self) -> datetime:
        return BEGAN_AT + timedelta(seconds=self.at_s)

    def wait(self, seconds: float) -> None:
        self.at_s += seconds

    def join(self, *, typing_only: bool = False) -> None:
        self.feed(
            events.Joined(at=self._at(), at_s=self.at_s, typing_only=typing_only, transport="peer")
        )

    def leave(self) -> None:
        self.feed(events.Left(at=self._at(), at_s=self.at_s, reason="gone"))

    def client(self, message: room.ClientMessage) -> None:
        self.feed(events.Client(at=self._at(), at_s=self.at_s, message=message))

    def voice(self, on: bool) -> None:
        self.feed(events.CandidateSpoke(at=self._at(), at_s=self.at_s, on=on))

    def hear(self, text: str, *, turn_id: str | None = None, seconds: float = 1.0) -> str:
        """A part of a turn, which lasts `seconds`; a new turn where no id is given."""
        if turn_id is None:
            self.turns += 1
            turn_id = f"t-{self.state.joins}-{self.turns}"
        start_s = self.at_s
        self.at_s += seconds
        self.feed(
            events.HeardPart(
                at=self._at(),
                at_s=self.at_s,
                turn_id=turn_id,
                text=text,
                start_s=start_s,
                end_s=self.at_s,
            )
        )
        return turn_id

    def caption(self, text: str, *, turn_id: str) -> None:
        """What the open turn seems to say."""
        self.feed(events.Captioned(at=self._at(), at_s=self.at_s, turn_id=turn_id, text=text))

    def end_turn(self, text: str, *, turn_id: str, seconds: float = 0.0) -> None:
        start_s = self.at_s - seconds
        self.feed(
            events.TurnEnded(
                at=self._at(),
                at_s=self.at_s,
                turn_id=turn_id,
                text=text,
                start_s=start_s,
                end_s=self.at_s,
            )
        )

    def speak(self, text: str) -> None:
        """A whole turn: voice, one part, silence, the end of the turn."""
        self.voice(True)
        turn_id = self.hear(text)
        self.voice(False)
        self.end_turn(text, turn_id=turn_id)

    def played(self, *, heard: str | None = None) -> None:
        """What is being said is played to its end, or cut off where only `heard` was played."""
        saying = self.state.saying
        assert saying is not None
        self.feed(
            events.UtteranceEnded(
                at=self._at(),
                at_s=self.at_s,
                utterance_id=saying.utterance_id,
                interrupted=heard is not None,
                heard_text=saying.text if heard is None else heard,
            )
        )

    def wake(self, timer: commands.Timer, *, after: float = 0.0) -> None:
        self.at_s += after
        self.feed(events.Woke(at=self._at(), at_s=self.at_s, timer=timer))

    def begin(self) -> None:
        """Join, start, and hear the first question to its end."""
        self.join()
        self.client(room.StartInterview())
        self.played()

    # What came of it.

    def done(self, kind: type[_Command]) -> list[_Command]:
        return [command for command in self.log if isinstance(command, kind)]

    def sent(self, kind: type[_Message]) -> list[_Message]:
        messages = [command.message for command in self.done(commands.Send)]
        return [message for message in messages if isinstance(message, kind)]

    def facts(self) -> list[journal.Event]:
        return [command.event for command in self.done(commands.Record)]

    def recorded(self, kind: type[_Fact]) -> list[_Fact]:
        return [fact for fact in self.facts() if isinstance(fact, kind)]

    @property
    def said(self) -> commands.Say:
        """The last that was said."""
        return self.done(commands.Say)[-1]

    def purposes(self) -> list[str]:
        return [say.purpose for say in self.done(commands.Say)]

    def texts(self) -> dict[str, str]:
        """Finished answers by question, as they stand."""
        return {answer.question_id: answer.as_it_stands for answer in self.state.answers}
