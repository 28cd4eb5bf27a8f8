"""Someone is audible while the interviewer speaks: is it a barge-in? Pure, like endpointing.

The voice is held at the first sound of speech, as a person stops to listen. While it is held, the
length of what is said and its words tell: a sentence gets the floor, and after a cough or an
"uh-huh" the voice goes on where it stopped, before the gap is noticed. Positions are seconds of
the call's audio.
"""

import math
from dataclasses import dataclass, replace
from typing import Final, Literal

HOLD_AFTER_S: Final = 0.06
"""Speech at which the voice is held: two windows of the detector."""
HELD_AT_MOST_S: Final = 0.40
"""So long may the voice be held for what need not be a sentence; longer is noticed as a gap."""
FELL_SILENT_S: Final = 0.09
"""Silence after which a sound is over for now; a stop consonant is shorter."""
OVER_S: Final = 0.20
"""Silence after which nothing more is expected: between "yes" and its sentence there is less."""
ASK_FIRST_S: Final = 0.28
"""Speech at the first look at its words; with less of it the recogniser makes them up."""
ASK_EVERY_S: Final = 0.20
"""Speech between two looks."""
TELLING_S: Final = 0.06
"""Speech since the last look that could have changed its outcome."""
PHRASE_S: Final = 0.45
"""Words of a shorter sound may all be misheard."""
LONG_S: Final = 0.75
"""Hardly a backchannel lasts as long: a word that is not known for one begins a sentence then."""
NOISE_S: Final = 2.5
"""Sound that has lasted so long without a word is not speech: a television, a machine."""
AGAIN_S: Final = 0.20
"""Speech that goes on this long after the voice went on holds it once more."""

Weight = Literal["nothing", "backchannel", "hint", "content", "claim"]
"""What words amount to. nothing: none, or such as tell nothing. backchannel: attention is shown.
hint: one word, which in a short sound may be misheard. content: more. claim: the floor is asked
for."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A window was judged. said_s: from the first speech to the last. silence_s: since the last.

    cut_in: the interviewer began while the candidate was not finished.
    """

    at_s: float
    said_s: float
    silence_s: float
    cut_in: bool


@dataclass(frozen=True, slots=True)
class Words:
    """What the words amount to that were asked for last."""

    weight: Weight


Event = Sound | Words
Command = Literal["ask_words", "hold", "go_on", "accept", "dismiss"]
"""ask_words: transcribe what was said. hold: stop the voice for now. go_on: let it speak where it
stopped. accept: the candidate has the floor. dismiss: it was nothing; forget it."""


@dataclass(frozen=True, slots=True)
class BargeIn:
    """What is known of what is said over the interviewer, if anything is.

    held_s: when the voice was held; None while it speaks. kept: it stays held until the words are
    there. went_on_said_s: what had been said when it last went on. asked_said_s: what the last
    look at the words was of.
    """

    heard: Sound | None = None
    held_s: float | None = None
    kept: bool = False
    went_on_said_s: float | None = None
    asking: bool = False
    asked_said_s: float = 0.0
    weight: Weight | None = None


_QUIET: Final = BargeIn()

Outcome = tuple[BargeIn, tuple[Command, ...]]


def step(state: BargeIn, event: Event) -> Outcome:
    """What it is after `event`, and what to do."""
    match event:
        case Sound():
            state, held = _hold_or_go_on(replace(state, heard=event), event)
            state, asked = _ask(state, event)
            settled = _settle(state, event)
            return settled or (state, (*held, *asked))
        case Words(weight=weight):
            sound = state.heard
            if sound is None or not state.asking:
                return state, ()
            state = replace(state, asking=False, weight=weight)
            return _settle(state, sound) or (state, ())


def _hold_or_go_on(state: BargeIn, sound: Sound) -> Outcome:
    if state.held_s is None:
        before = state.went_on_said_s
        enough = HOLD_AFTER_S if before is None else before + AGAIN_S
        if sound.silence_s < FELL_SILENT_S and sound.said_s >= enough:
            return replace(state, held_s=sound.at_s, kept=False), ("hold",)
    elif sound.at_s - state.held_s >= HELD_AT_MOST_S:
        nodded = state.weight == "backchannel" and sound.silence_s >= FELL_SILENT_S
        if nodded or not (state.kept or _may_be_a_sentence(state, sound)):
            return replace(state, held_s=None, went_on_said_s=sound.said_s), ("go_on",)
        if state.weight == "nothing" and sound.said_s >= NOISE_S:
            # Not again for the same noise; words in it get the floor all the same.
            return replace(state, held_s=None, went_on_said_s=math.inf), ("go_on",)
        return replace(state, kept=True), ()
    return state, ()


def _may_be_a_sentence(state: BargeIn, sound: Sound) -> bool:
    if state.weight == "content":
        return True
    if sound.silence_s >= FELL_SILENT_S:
        return False
    return state.weight != "backchannel" or state.went_on_said_s is not None


def _ask(state: BargeIn, sound: Sound) -> Outcome:
    if state.asking:
        return state, ()
    unread = sound.said_s - state.asked_said_s
    due = ASK_EVERY_S if state.asked_said_s else ASK_FIRST_S
    fell = sound.silence_s >= FELL_SILENT_S and (unread >= TELLING_S or state.weight is None)
    if unread >= due or fell:
        return replace(state, asking=True, asked_said_s=sound.said_s), ("ask_words",)
    return state, ()


def _settle(state: BargeIn, sound: Sound) -> Outcome | None:
    """The end of it, if it is known."""
    if _is_claimed(state, sound):
        return _QUIET, ("accept",)
    return (_QUIET, ("dismiss",)) if _is_read_to_its_end(state, sound) else None


def _is_read_to_its_end(state: BargeIn, sound: Sound) -> bool:
    unread = sound.said_s - state.asked_said_s
    return sound.silence_s >= OVER_S and not state.asking and unread < TELLING_S


def _is_claimed(state: BargeIn, sound: Sound) -> bool:
    long = sound.cut_in or sound.said_s >= LONG_S
    match state.weight:
        case "claim":
            return True
        case "content":
            return long or (_is_read_to_its_end(state, sound) and sound.said_s >= PHRASE_S)
        case "hint":
            return long
        case _:
            return False
