"""Someone is audible while the interviewer speaks: is it a barge-in? Pure, like endpointing.

Real speech takes the floor at once; a cough, an "uh-huh" or a knock does not. Sound decides
first, because words take longer: the voice yields (pauses) once a burst has lasted, and the words
then either give the floor to the candidate or let the interviewer go on where it stopped.
"""

from dataclasses import dataclass, replace
from typing import Final, Literal

ASK_EVERY_S: Final = 0.20
"""Speech in a burst between two looks at its words."""
YIELD_AFTER_S: Final = 0.42
"""Speech after which the voice stops, if the words have not said "backchannel" by then."""
YIELD_AFTER_CUT_IN_S: Final = 0.16
"""The same where the interviewer began while the candidate was not finished."""
YIELD_TO_BACKCHANNEL_S: Final = 1.2
"""Whoever goes on this long wants the floor, whatever the words look like."""

Verdict = Literal["unknown", "backchannel", "content"]
Weight = Literal["nothing", "backchannel", "content"]


@dataclass(frozen=True, slots=True)
class Burst:
    """Speech goes on: `burst_s` of it so far, without trailing silence."""

    burst_s: float
    cut_in: bool


@dataclass(frozen=True, slots=True)
class BurstEnded:
    """The burst fell silent."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the burst's words amount to; `nothing` where none were recognised, or none that tell."""

    verdict: Weight


Event = Burst | BurstEnded | Words
Command = Literal["ask_words", "yield", "accept", "dismiss"]
"""ask_words: transcribe the burst. yield: stop the voice for now. accept: the candidate has the
floor. dismiss: a false alarm, go on where the voice stopped."""


@dataclass(frozen=True, slots=True)
class BargeIn:
    """What is known of the burst that is on, if one is."""

    on: bool = False
    yielded: bool = False
    ended: bool = False
    asking: bool = False
    asked_at_s: float = 0.0
    verdict: Verdict = "unknown"


_QUIET: Final = BargeIn()


def step(state: BargeIn, event: Event) -> tuple[BargeIn, tuple[Command, ...]]:
    """What the burst is after `event`, and what to do."""
    match event:
        case Burst(burst_s=burst_s, cut_in=cut_in):
            return _go_on(replace(state, on=True, ended=False), burst_s, cut_in)
        case BurstEnded():
            return _fall_silent(state) if state.on else (state, ())
        case Words(verdict=verdict):
            return _read(state, verdict) if state.on else (state, ())


def _go_on(state: BargeIn, burst_s: float, cut_in: bool) -> tuple[BargeIn, tuple[Command, ...]]:
    commands: list[Command] = []
    if not state.asking and burst_s - state.asked_at_s >= ASK_EVERY_S:
        state = replace(state, asking=True, asked_at_s=burst_s)
        commands.append("ask_words")
    patience = YIELD_AFTER_CUT_IN_S if cut_in else YIELD_AFTER_S
    if state.verdict == "backchannel":
        patience = YIELD_TO_BACKCHANNEL_S
    if not state.yielded and burst_s >= patience:
        state = replace(state, yielded=True)
        commands.append("yield")
    return state, tuple(commands)


def _fall_silent(state: BargeIn) -> tuple[BargeIn, tuple[Command, ...]]:
    state = replace(state, ended=True)
    return (state, ()) if state.asking else (replace(state, asking=True), ("ask_words",))


def _read(state: BargeIn, verdict: Weight) -> tuple[BargeIn, tuple[Command, ...]]:
    if verdict == "content":
        return _QUIET, ("accept",)
    if state.ended:
        return _QUIET, ("dismiss",)
    known: Verdict = "backchannel" if verdict == "backchannel" else state.verdict
    return replace(state, asking=False, verdict=known), ()
