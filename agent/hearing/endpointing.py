"""When has a turn ended? A pure decision: (state, event) -> (state, commands).

Sound, words and patience together: a pause is measured from the last audible sample, the words
and the audio model say how long a pause this sentence deserves (`going_on`), and patience and
every cut-in of this call stretch it. An end is never decided while speech is active, nor while text
is pending before its deadline; a verdict about an older pause changes nothing; more patience never
ends earlier.

All times are seconds of the call's audio.
"""

from dataclasses import dataclass, replace
from typing import Final

from agent.engines.transcriber import Ending
from agent.hearing.completeness import Completeness
from agent.hearing.going_on import load_calibration
from schemas.vocabulary import Patience, TurnMode

TEXT_DEADLINE_S: Final = 3.0
"""Longest wait for a pending transcript, counted from the last audible sample."""

HOLD_S: Final = 12.0
"""The pause allowed after "let me think"."""

LONGEST_S: Final = 5.0
"""No other pause is longer, whatever the patience: the odds may be wrong."""


@dataclass(frozen=True, slots=True)
class Words:
    """How a turn's words end: as they read, and as sure as the recogniser was of them."""

    read: Completeness
    ending: Ending | None = None


UNREAD: Final = Words("unfinished")
"""What words that could not be had count as."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """stretch: every pause is this many times as long. odds: more is expected by so much."""

    stretch: float
    odds: float


PATIENCE: Final[dict[Patience, Waiting]] = {
    "brisk": Waiting(stretch=0.8, odds=0.0),
    "normal": Waiting(stretch=1.0, odds=0.0),
    "patient": Waiting(stretch=1.9, odds=0.5),
}
AFTER_CUT_IN: Final = Waiting(stretch=1.3, odds=0.4)
"""Comes on top each time in a call that the interviewer cut in,"""
MOST_CUT_INS: Final = 3
"""up to so many of them."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How turns end for this candidate. `hold`: they are thinking.

    cut_ins: how often in this call they were not let finish.
    """

    mode: TurnMode = "auto"
    patience: Patience = "normal"
    hold: bool = False
    cut_ins: int = 0

    @property
    def waiting(self) -> Waiting:
        """How much longer than the calibration says."""
        chosen, times = PATIENCE[self.patience], min(self.cut_ins, MOST_CUT_INS)
        return Waiting(
            chosen.stretch * AFTER_CUT_IN.stretch**times, chosen.odds + AFTER_CUT_IN.odds * times
        )


@dataclass(frozen=True, slots=True)
class Endpointing:
    """The turn as far as it is known. `pause` numbers the pauses; a verdict carries its number."""

    settings: Settings = Settings()
    open: bool = False
    speaking: bool = False
    pause: int = 0
    last_audible_s: float = 0.0
    words: Words | None = None
    voice: float | None = None
    text_failed: bool = False


@dataclass(frozen=True, slots=True)
class Spoke:
    """Speech is audible (again)."""

    at_s: float


@dataclass(frozen=True, slots=True)
class Fell:
    """Speech paused; its last audible sample was at `last_audible_s`."""

    at_s: float
    last_audible_s: float


@dataclass(frozen=True, slots=True)
class Read:
    """The words up to pause number `pause` read like this; None: they could not be had."""

    at_s: float
    pause: int
    words: Words | None


@dataclass(frozen=True, slots=True)
class Listened:
    """The audio model's probability that the turn ended, at pause number `pause`."""

    at_s: float
    pause: int
    voice: float


@dataclass(frozen=True, slots=True)
class Passed:
    """Time went by."""

    at_s: float


@dataclass(frozen=True, slots=True)
class Set:
    """The candidate wants it differently from here on."""

    at_s: float
    settings: Settings


@dataclass(frozen=True, slots=True)
class Commit:
    """End the turn now (a key, a button), whatever the pause."""

    at_s: float


Event = Spoke | Fell | Read | Listened | Passed | Set | Commit


@dataclass(frozen=True, slots=True)
class JudgePause:
    """Transcribe what was said up to this pause, and ask the audio model about it."""

    pause: int


@dataclass(frozen=True, slots=True)
class EndTurn:
    """The turn is over."""

    decided_s: float


@dataclass(frozen=True, slots=True)
class WakeAt:
    """Send Passed at this position, if nothing came before."""

    at_s: float


Command = JudgePause | EndTurn | WakeAt


def step(state: Endpointing, event: Event) -> tuple[Endpointing, tuple[Command, ...]]:
    """What the turn is after `event`, and what to do."""
    match event:
        case Spoke():
            return replace(state, open=True, speaking=True, words=None, voice=None), ()
        case Fell(last_audible_s=last):
            if not state.open:
                return state, ()
            state = replace(
                state,
                speaking=False,
                pause=state.pause + 1,
                last_audible_s=last,
                words=None,
                voice=None,
                text_failed=False,
            )
            return state, (JudgePause(state.pause), WakeAt(last + TEXT_DEADLINE_S))
        case Read(at_s=at, pause=pause, words=words):
            if stale(state, pause):
                return state, ()
            return _decide(replace(state, words=words, text_failed=words is None), at)
        case Listened(at_s=at, pause=pause, voice=voice):
            if stale(state, pause):
                return state, ()
            return _decide(replace(state, voice=voice), at)
        case Passed(at_s=at):
            return _decide(state, at)
        case Set(at_s=at, settings=settings):
            return _decide(replace(state, settings=settings), at)
        case Commit(at_s=at):
            # In mid-speech no pause stands for what was said since the last one: a new number.
            return _end(replace(state, pause=state.pause + state.speaking), at)


def stale(state: Endpointing, pause: int) -> bool:
    """Is a verdict about pause number `pause` out of date?"""
    return state.speaking or not state.open or pause != state.pause


def required_pause(state: Endpointing) -> float | None:
    """Seconds of silence after which this turn is over; None while the words are pending."""
    if state.settings.hold:
        return HOLD_S
    words = UNREAD if state.text_failed else state.words
    if words is None:
        return None
    known, waiting = load_calibration(), state.settings.waiting
    odds = known.odds(words.read, words.ending, state.voice) + waiting.odds
    return min(LONGEST_S, known.pause_s(words.read, odds) * waiting.stretch)


def _decide(state: Endpointing, at_s: float) -> tuple[Endpointing, tuple[Command, ...]]:
    if not state.open or state.speaking or state.settings.mode == "manual":
        return state, ()
    needed = required_pause(state)
    if needed is None:
        needed = TEXT_DEADLINE_S * max(1.0, state.settings.waiting.stretch)
    due_s = state.last_audible_s + needed
    # A hair of tolerance: positions come in windows of 32 ms and floats do not add up.
    return _end(state, at_s) if at_s >= due_s - 1e-6 else (state, (WakeAt(due_s),))


def forget(state: Endpointing) -> Endpointing:
    """No turn is open any more. The pause number grows on, so a verdict under way stays old."""
    settings = replace(state.settings, hold=False)
    return Endpointing(settings=settings, pause=state.pause + 1)


def _end(state: Endpointing, at_s: float) -> tuple[Endpointing, tuple[Command, ...]]:
    return forget(state), (EndTurn(at_s),)
