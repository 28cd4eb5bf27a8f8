"""When would a turn have ended? Any decision, tried on what was heard at each pause.

What is asked is `agent.hearing.endpointing`'s question at every window of the pause, or another
decision's to compare with. Each pause stands for itself: whether an earlier one of the same answer
was cut is not looked at.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from agent.hearing import endpointing
from agent.hearing.completeness import judge
from agent.hearing.endpointing import Settings, Words
from agent.hearing.voice_activity import SAMPLE_RATE, WINDOW
from bench.turn_ends.heard import Pause
from bench.turn_ends.library import Answer

READ_S: Final = 0.16
"""What reading the tail takes, as measured: p50 on an idle machine."""
_WINDOW_S: Final = WINDOW / SAMPLE_RATE

Decision = Callable[[Pause], float]
"""Seconds after the last audible window from which the turn may end."""


def ours(settings: Settings) -> Decision:
    """The product's."""

    def needed_s(pause: Pause) -> float:
        words = Words(judge(pause.text), pause.ending)
        state = endpointing.Endpointing(settings=settings, words=words, voice=pause.voices[0])
        needed = endpointing.required_pause(state)
        assert needed is not None, "the words are there"
        return needed

    return needed_s


def stretched(decision: Decision, by: float) -> Decision:
    """The same with every pause so many times as long."""
    return lambda pause: by * decision(pause)


def decided_s(pause: Pause, decision: Decision) -> float | None:
    """Seconds of silence after which the turn ends; None where speech goes on before."""
    needed_s = decision(pause)
    fell_s = pause.fell_s - pause.last_audible_s
    for window, calm in enumerate(pause.calm):
        silence_s = fell_s + window * _WINDOW_S
        due = silence_s >= max(needed_s, fell_s + READ_S) - 1e-6
        if due and calm == "1":
            return silence_s
    # What is longer than the silence that was recorded after an end ends in the same silence.
    return None if pause.resumed_s is not None else needed_s


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a decision does to one pause. delay_s: from the real end of the voice to the end of the
    turn, for ends. cut: for all other pauses."""

    answer: Answer
    pause: Pause
    delay_s: float | None
    cut: bool


def outcomes(answers: Iterable[Answer], decision: Decision) -> list[Outcome]:
    """Of every pause of these answers."""
    found: list[Outcome] = []
    for answer in answers:
        for pause in answer.pauses:
            silence_s = decided_s(pause, decision)
            delay_s = None
            if pause.kind == "end" and silence_s is not None:
                delay_s = pause.last_audible_s + silence_s - pause.true_s
            cut = pause.kind != "end" and silence_s is not None
            found.append(Outcome(answer, pause, delay_s, cut))
    return found


def delays_s(found: Sequence[Outcome]) -> list[float]:
    """Of ends."""
    return [one.delay_s for one in found if one.delay_s is not None]


def share_cut(found: Sequence[Outcome], of: Callable[[Pause], bool]) -> float:
    """Of the pauses of a kind, percent; 0 where there are none."""
    of_kind = [one.cut for one in found if of(one.pause)]
    return 100.0 * sum(of_kind) / max(1, len(of_kind))


def is_thinking(pause: Pause) -> bool:
    """A pause inside a sentence of 1 s and more."""
    return pause.kind in ("thinking", "um") and length_s(pause) >= 1.0


def is_breath(pause: Pause) -> bool:
    """A pause between two sentences."""
    return pause.kind == "breath"


def length_s(pause: Pause) -> float:
    """Of a pause after which speech went on."""
    assert pause.resumed_s is not None, "nothing follows an end"
    return pause.resumed_s - pause.true_s
