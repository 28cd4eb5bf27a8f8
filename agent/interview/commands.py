"""What the flow wants done. They are carried out in order."""

from dataclasses import dataclass
from typing import Literal

from agent.coach.tasks.follow_up import SoFar
from schemas import journal, room
from schemas.vocabulary import Patience, TurnMode

Purpose = Literal[
    "greeting",
    "question",
    "follow_up",
    "repeat",
    "welcome_back",
    "nudge",
    "hold",
    "acknowledge",
    "closing",
]
"""Why something is said. All but nudge, hold, acknowledge and closing end with a question."""

Timer = Literal["greet", "nudge", "hint", "hint_ahead", "resay", "commit", "limit", "grace"]
"""greet: begin without being asked. nudge, hint: help in silence. hint_ahead: have the hint
worded that will be due. resay: say again the question
that a cut-in kept from being heard. commit: go on without the turn that was asked for.
limit: the time is up. grace: the time to finish after it is up too."""


@dataclass(frozen=True, slots=True)
class Say:
    """Speak, after whatever is being said."""

    utterance_id: str
    text: str
    purpose: Purpose
    interruptible: bool = True


@dataclass(frozen=True, slots=True)
class StopSpeaking:
    """Cut off what is being said and what waits to be said."""


@dataclass(frozen=True, slots=True)
class Listen:
    """Hear the microphone, or take it for silence."""

    on: bool


@dataclass(frozen=True, slots=True)
class Endpointing:
    """How turns end. `hold`: the candidate is thinking; wait until they have really spoken.

    cut_ins: how often they were not let finish so far in this call.
    """

    turn_mode: TurnMode
    patience: Patience
    hold: bool
    cut_ins: int = 0


@dataclass(frozen=True, slots=True)
class CommitTurn:
    """End the open turn now. A TurnEnded follows, with an empty text where there was no turn."""


@dataclass(frozen=True, slots=True)
class DropTurn:
    """Forget the open turn, its audio and its text. No TurnEnded follows."""


@dataclass(frozen=True, slots=True)
class Send:
    """Send a message to the client; whoever sends stamps `seq`."""

    message: room.AgentMessage


@dataclass(frozen=True, slots=True)
class Record:
    """Append to the journal, which stamps `seq`."""

    event: journal.Event


@dataclass(frozen=True, slots=True)
class Refine:
    """Read an answer's audio again with the larger model; ranges are seconds of the call."""

    answer_id: str
    question_id: str
    ranges: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Prepare:
    """Have audio ready for these texts, exactly as Say may ask for them; most urgent first."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordFollowUp:
    """Ask the language model what to ask back; a FollowUpWorded follows, whatever it says."""

    question_id: str
    so_far: SoFar


@dataclass(frozen=True, slots=True)
class WordHint:
    """Ask the language model for a hint; a HintWorded follows where it has one."""

    question_id: str
    so_far: SoFar


@dataclass(frozen=True, slots=True)
class DropWording:
    """What the language model is being asked about is over: wait for it no longer."""


@dataclass(frozen=True, slots=True)
class WakeAfter:
    """Set a timer; one of the same name is replaced."""

    timer: Timer
    seconds: float


@dataclass(frozen=True, slots=True)
class CancelWake:
    """Forget a timer."""

    timer: Timer


@dataclass(frozen=True, slots=True)
class End:
    """Hang up once everything has been said and sent, and tell the client `ended`."""

    by: room.EndedBy
    reason: str


Command = (
    Say
    | StopSpeaking
    | Listen
    | Endpointing
    | CommitTurn
    | DropTurn
    | Send
    | Record
    | Refine
    | Prepare
    | WordFollowUp
    | WordHint
    | DropWording
    | WakeAfter
    | CancelWake
    | End
)
