"""When has a turn ended? A pure decision: (state, event) -> (state, commands).

Sound, words and patience together: a pause is measured from the last audible sample, the words
and the audio model say how long a pause this sentence deserves, and patience stretches it. An end
is never decided while speech is active, nor while text is pending before its deadline; a verdict
about an older pause changes nothing; more patience never ends earlier.

All times are seconds of the call's audio.
"""

from dataclasses import dataclass, replace
from typing import Final

from agent.hearing.completeness import Completeness
from schemas.vocabulary import Patience, TurnMode

TEXT_DEADLINE_S: Final = 3.0
"""Longest wait for a pending transcript, counted from the last audible sample."""

HOLD_S: Final = 12.0
"""The pause allowed after "let me think"."""


@dataclass(frozen=True, slots=True)
class Pause:
    """How long a pause ends a turn whose words read one way, by how the voice sounds.

    sure_s: with an end-of-turn probability of `high` and more. doubtful_s: with `low` and less.
    Between them it is shared out evenly.
    """

    sure_s: float
    doubtful_s: float
    low: float
    high: float

    def after(self, voice: float | None) -> float:
        """Seconds; a voice that has not been judged yet counts as doubtful."""
        heard = 0.0 if voice is None else voice
        share = min(1.0, max(0.0, (heard - self.low) / (self.high - self.low)))
        return self.doubtful_s + (self.sure_s - self.doubtful_s) * share


PAUSES: Final[dict[Completeness, Pause]] = {
    # Between two sentences of an answer people pause for half a second, and sound less final.
    "finished": Pause(sure_s=0.48, doubtful_s=0.70, low=0.10, high=0.45),
    "open": Pause(sure_s=0.62, doubtful_s=1.30, low=0.10, high=0.50),
    # Misheard last words are often of this kind ("and" as "in"): only a final voice outweighs them.
    "leaning": Pause(sure_s=0.58, doubtful_s=2.40, low=0.40, high=0.50),
    "unfinished": Pause(sure_s=2.40, doubtful_s=2.40, low=0.0, high=1.0),
}
"""The pause that ends a turn at normal patience. Fitted on synthesized answers."""
PATIENCE: Final[dict[Patience, float]] = {"brisk": 0.8, "normal": 1.0, "patient": 1.9}
"""Every pause is this many times as long."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the candidate wants turns to end. `hold`: they are thinking."""

    mode: TurnMode = "auto"
    patience: Patience = "normal"
    hold: bool = False


@dataclass(frozen=True, slots=True)
class Endpointing:
    """The turn as far as it is known. `pause` numbers the pauses; a verdict carries its number."""

    settings: Settings = Settings()
    open: bool = False
    speaking: bool = False
    pause: int = 0
    last_audible_s: float = 0.0
    words: Completeness | None = None
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
    words: Completeness | None


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
    words: Completeness | None = "unfinished" if state.text_failed else state.words
    if words is None:
        return None
    return PAUSES[words].after(state.voice) * PATIENCE[state.settings.patience]


def _decide(state: Endpointing, at_s: float) -> tuple[Endpointing, tuple[Command, ...]]:
    if not state.open or state.speaking or state.settings.mode == "manual":
        return state, ()
    needed = required_pause(state)
    if needed is None:
        needed = TEXT_DEADLINE_S * max(1.0, PATIENCE[state.settings.patience])
    due_s = state.last_audible_s + needed
    # A hair of tolerance: positions come in windows of 32 ms and floats do not add up.
    return _end(state, at_s) if at_s >= due_s - 1e-6 else (state, (WakeAt(due_s),))


def forget(state: Endpointing) -> Endpointing:
    """No turn is open any more. The pause number grows on, so a verdict under way stays old."""
    settings = replace(state.settings, hold=False)
    return Endpointing(settings=settings, pause=state.pause + 1)


def _end(state: Endpointing, at_s: float) -> tuple[Endpointing, tuple[Command, ...]]:
    return forget(state), (EndTurn(at_s),)
