"""What a tape tells about one answer: when it ended, when the reply began, who cut in. Pure."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from agent.speaking.trim import speech_rms
from bench.audible import Span, audible_spans, threshold
from bench.tape import RATE, Tape

WITHIN_SPEECH_S: Final = 0.45
"""Less silence than this lies inside one stretch of the interviewer's speech: between two sentences
it pauses for 0.25 s, and a soft first consonant adds to that."""

QUIETER_DB: Final = 20.0
"""What is so much quieter than the interviewer's voice does not talk over anybody."""


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
    """Seconds from a barge-in's first audible sample to the interviewer's last loud one.

    Loud is what is less than QUIETER_DB under its voice; a voice that begins again while the
    barge-in lasts has stopped only then. None where the interviewer did not speak at its
    beginning, or spoke at its end. Raises NothingSaid.
    """
    first = hear_turn(tape, said).first_audible
    over = [span for span in loud_spans(tape, WITHIN_SPEECH_S) if span.start < said.end]
    spoken = [span for span in over if span.end > first]
    if not spoken or spoken[0].start >= first or spoken[-1].end > said.end:
        return None
    return (spoken[-1].end - first) / RATE


def hole_after_s(tape: Tape, sound: Span, within_s: float) -> float:
    """Seconds of the longest time for which the interviewer is not loud, begun after `sound`.

    Only what its voice follows counts, and only what begins within `within_s`.
    """
    holes = [(a.end, b.start - a.end) for a, b in pairwise(loud_spans(tape, 0.0))]
    limit = sound.start + int(within_s * RATE)
    near = [length for at, length in holes if sound.start <= at <= limit]
    return max(near, default=0) / RATE


def loud_spans(tape: Tape, join_s: float) -> list[Span]:
    """Where the interviewer's voice is loud. join_s: see audible_spans."""
    voice = speech_rms(tape.far.astype(np.float32) / 32768.0, RATE)
    spans = audible_spans(tape.far, RATE, join_s=join_s, over=voice * 10 ** (-QUIETER_DB / 20))
    return [span.moved(tape.start) for span in spans]
