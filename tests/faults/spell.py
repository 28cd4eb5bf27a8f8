"""When a provider is ill: a fault from a moment of the interview on, for so many requests."""

import json
import random
from dataclasses import dataclass
from typing import Final, Literal

from tests.standins.faults import Fault, Kind, Recorded

Provider = Literal["groq", "elevenlabs", "llm"]
Event = Literal[
    "joining",
    "greeted",
    "speaking 1",
    "pausing 1",
    "said 1",
    "saved 1",
    "speaking 2",
    "pausing 2",
    "said 2",
]
"""What happens in a conversation, in this order. The number is the question's."""

KINDS: Final = tuple(kind for kind in Kind if kind is not Kind.UNAVAILABLE)
"""Twelve: a 503 is handled as a 500 is."""
_LENGTHS: Final = (1, 3, 8, None)
"""Requests that a spell spoils: less than are tried, as many, more, and all."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a spell begins.

    providers: who is ill. at: the event; after_s: the longest time from it, which is drawn.
    saying: the sentence that alone is met. shapes: of answers; requests for others are not met.
    nth: the first request for one of them that is met, from 0. repairs: whether only repairs are.
    second_readings: whether only those of whole answers are.
    """

    name: str
    providers: tuple[Provider, ...]
    at: Event = "joining"
    after_s: float = 0.0
    saying: str | None = None
    shapes: tuple[str, ...] = ()
    nth: int = 0
    repairs: bool = False
    second_readings: bool = False


QUESTIONS: Final = (
    ("Tell me about the first subject of yours.", "What came of it in the end?"),
    ("Now think of the second subject.", "Who else took part in that one?"),
)
"""Two sentences each."""

_EAR: Final[tuple[Provider, ...]] = ("groq",)
_VOICE: Final[tuple[Provider, ...]] = ("elevenlabs",)
_BOTH: Final[tuple[Provider, ...]] = ("groq", "elevenlabs")
MODEL: Final[tuple[Provider, ...]] = ("llm",)

IN_CALLS: Final = (
    Moment("hearing: while connecting", _EAR),
    Moment("hearing: first utterance begins", _EAR, "speaking 1"),
    Moment("hearing: in the first utterance", _EAR, "speaking 1", 18.0),
    Moment("hearing: in its pause", _EAR, "pausing 1", 0.5),
    Moment("hearing: at the turn's end", _EAR, "said 1", 0.5),
    Moment("hearing: at the second reading", _EAR, second_readings=True),
    Moment("hearing: second utterance begins", _EAR, "speaking 2"),
    Moment("hearing: in the second utterance", _EAR, "speaking 2", 18.0),
    Moment("hearing: at the second turn's end", _EAR, "said 2", 0.5),
    Moment("hearing: at the last second reading", _EAR, second_readings=True, nth=1),
    Moment("voice: while connecting", _VOICE),
    Moment("voice: first sentence of a question", _VOICE, saying=QUESTIONS[0][0]),
    Moment("voice: second sentence of a question", _VOICE, saying=QUESTIONS[0][1]),
    Moment("voice: the next question", _VOICE, saying=QUESTIONS[1][0]),
    Moment("voice: its second sentence", _VOICE, saying=QUESTIONS[1][1]),
    Moment("voice: while the candidate speaks", _VOICE, "speaking 1", 18.0),
    Moment("voice: closing words", _VOICE, saying="That was the last question."),
    Moment("both: in the first utterance", _BOTH, "speaking 1", 18.0),
    Moment("both: between the questions", _BOTH, "saved 1"),
    Moment("wording: first request", MODEL),
    Moment("wording: in the first utterance", MODEL, "speaking 1", 10.0),
    Moment("wording: in the second utterance", MODEL, "speaking 2", 10.0),
)
VERDICTS: Final = ("Verdict", "OpenVerdict")
"""What is asked for of a criterion."""
IN_EVALUATIONS: Final = (
    Moment("judging: first request", MODEL),
    Moment("judging: in the middle of the criteria", MODEL, shapes=VERDICTS, nth=7),
    Moment("judging: the last criterion", MODEL, shapes=VERDICTS, nth=12),
    Moment("judging: a repair", MODEL, repairs=True),
    Moment("judging: what to say of it", MODEL, shapes=("Feedback",)),
    Moment("judging: the better answer", MODEL, shapes=("Draft",)),
)
IN_PREPARATION: Final = (
    Moment("preparing: first request", MODEL),
    Moment("preparing: the questions", MODEL, shapes=("WrittenSet",)),
    Moment("preparing: all but one part of them", MODEL, shapes=("WrittenSet",), nth=1),
    Moment("preparing: the job", MODEL, shapes=("CopiedJob",)),
    Moment("preparing: putting it right", MODEL, shapes=("CopiedJob",), nth=1),
    Moment("preparing: the résumé", MODEL, shapes=("CopiedResume",)),
)
MOMENTS: Final = (*IN_CALLS, *IN_EVALUATIONS, *IN_PREPARATION)
"""Thirty-four."""


@dataclass(frozen=True, slots=True)
class Case:
    """One fault at one moment. delay_s: from the moment's event. requests: None for all."""

    seed: int
    kind: Kind
    moment: Moment
    delay_s: float
    requests: int | None


def draw(seed: int, kind: Kind, moment: Moment) -> Case:
    """The case that the seed gives."""
    rng = random.Random(f"{seed}/{kind}/{moment.name}")
    return Case(seed, kind, moment, rng.uniform(0.0, moment.after_s), rng.choice(_LENGTHS))


def name_of(case: Case) -> str:
    """For a person, and for the command that plays it again."""
    requests = "all" if case.requests is None else str(case.requests)
    return f"{case.kind.value} at {case.moment.name}, {requests} requests"


class Spell:
    """A script of faults for stand-ins: `begin` makes it strike, `end` ends it.

    struck: how many requests met the fault.
    """

    def __init__(self, case: Case) -> None:
        self._case = case
        self._on = False
        self._passed = 0
        self.struck = 0

    def begin(self) -> None:
        """From here on."""
        self._on = True

    def end(self) -> None:
        """Everybody is well again."""
        self._on = False

    def __call__(self, request: Recorded) -> Fault | None:
        """See tests.standins.faults.Script."""
        case = self._case
        if not self._on or not _meets(request, case.moment):
            return None
        self._passed += 1
        if self._passed <= case.moment.nth:
            return None
        if case.requests is not None and self.struck >= case.requests:
            return None
        self.struck += 1
        return fault(case.kind)


def fault(kind: Kind) -> Fault:
    """In sizes of real providers on a bad day."""
    return Fault(kind, delay_s=0.7, retry_after_s=4.0, bytes_per_s=2_000)


def _meets(request: Recorded, moment: Moment) -> bool:
    if moment.saying is not None:
        speaks = "/text-to-speech/" in request.path
        return speaks and json.loads(request.body)["text"] == moment.saying
    if moment.second_readings:
        return len(request.body) > _LONGEST_STRETCH
    if moment.repairs:
        return len(json.loads(request.body)["messages"]) > _FIRST_ASKED
    if moment.shapes:
        return shape_of(request) in moment.shapes
    return True


_LONGEST_STRETCH: Final = 600_000
"""Bytes of sound: what is read of an answer that goes on has at most 14 s, and a whole one 30."""
_FIRST_ASKED: Final = 2
"""Messages of a request that repairs nothing: instructions and question."""


def shape_of(request: Recorded) -> str:
    """What a language model is asked for."""
    return json.loads(request.body)["response_format"]["json_schema"]["schema"]["title"]
