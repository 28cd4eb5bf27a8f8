"""What a tape tells about one answer: when it ended, when the reply began, who cut in. Pure."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from bench.audible import Span, audible_spans, threshold
from bench.tape import RATE, Tape

WITHIN_SPEECH_S: Final = 0.45
"""Less silence than this lies inside one stretch of the interviewer's speech: between two sentences
it pauses for 0.25 s, and a soft first consonant adds to that."""


@dataclass(frozen=True, slots=True)
class TurnSound:
    """One answer and what followed. Frames; None where nothing was heard.

    last_audible: one past the last audible sample of the answer, as it left the microphone.
    reply: first audible sample of the interviewer after it.
    cut_in: first audible sample of the interviewer inside the answer.
    """

    first_audible: int
    last_audible: int
    reply: int | None
    cut_in: int | None

    @property
    def voice_to_voice_s(self) -> float | None:
        """Seconds from the answer's last audible sample to the reply's first."""
        return None if self.reply is None else (self.reply - self.last_audible) / RATE


class NothingSaid(Exception):
    """The answer cannot be found on the microphone's side of the tape."""


def hear_turn(tape: Tape, said: Span) -> TurnSound:
    """Read one answer off a tape that begins in silence before it. Raises NothingSaid."""
    near = tape.part(said.start - RATE // 2, said.end + RATE // 10)
    spans = audible_spans(near.near, RATE)
    if not spans:
        raise NothingSaid("The microphone was silent.")
    first, last = near.start + spans[0].start, near.start + spans[-1].end
    far = [span.moved(tape.start) for span in far_spans(tape)]
    reply = next((span.start for span in far if span.start >= last), None)
    cut_in = next((span.start for span in far if span.end > first and span.start < last), None)
    return TurnSound(first, last, reply, cut_in)


def far_spans(tape: Tape) -> list[Span]:
    """The interviewer's stretches of speech; positions count from the tape's first sample."""
    limit = threshold(tape.far, RATE)
    return audible_spans(tape.far, RATE, join_s=WITHIN_SPEECH_S, over=limit)


def stops_after_s(tape: Tape, said: Span) -> float | None:
    """Seconds from a barge-in's first audible sample to the interviewer's last.

    None where the interviewer did not speak then, or did not stop before the barge-in was over
    for a second. Raises NothingSaid.
    """
    first = hear_turn(tape, said).first_audible
    over = [span.moved(tape.start) for span in far_spans(tape)]
    spoken = next((span for span in over if span.start < first < span.end), None)
    if spoken is None or spoken.end > said.end + RATE:
        return None
    return (spoken.end - first) / RATE


def hole_after_s(tape: Tape, sound: Span, within_s: float) -> float:
    """Seconds of the longest silence of the interviewer that begins after `sound` does.

    Only silence that speech follows counts, and only what begins within `within_s`.
    """
    spans = [span.moved(tape.start) for span in far_spans(tape)]
    holes = [(before.end, after.start - before.end) for before, after in pairwise(spans)]
    limit = sound.start + int(within_s * RATE)
    near = [length for at, length in holes if sound.start <= at <= limit]
    return max(near, default=0) / RATE
