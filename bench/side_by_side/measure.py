"""What the tape of a call tells about each utterance. Pure.

Near is what the candidate said, far what reached them, on one sample clock.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from bench.audible import Span
from bench.side_by_side.clips import Clip
from bench.tape import RATE, Tape
from bench.turn_sound import far_spans

REPLY_WITHIN_S: Final = 10.0
PAUSES_S: Final = 0.5
"""A shorter silence after a backchannel is listening, not stopping."""
STOPS_WITHIN_S: Final = 1.5
"""A voice that ends later than this after a backchannel has ended by itself."""


@dataclass(frozen=True, slots=True)
class Said:
    """A clip as it was said: at, its first sample."""

    clip: Clip
    at: int

    @property
    def audible(self) -> Span:
        """Its first, and one past its last audible sample."""
        return Span(self.at + self.clip.from_sample, self.at + self.clip.to_sample)


@dataclass(frozen=True, slots=True)
class Row:
    """One utterance. Milliseconds; None where there was none.

    late_ms: by which the client itself sent the answer's end late; it is part of `reply_ms`.
    reply_ms: voice to voice. cut_in_ms: from the answer's first sound to the interviewer's first
    within it. over_spoke: whether the interviewer spoke when something was said over them, so that
    it counts. stops_ms: how long the voice went on over a barge-in. over_stopped: whether a
    backchannel or cough made it stop. spoke_again_ms: how long it was silent then, where it spoke
    again.
    """

    clip: str
    kind: str
    voice: str
    late_ms: float
    pause_s: float | None
    reply_ms: float | None
    cut_in_ms: float | None
    over: str | None
    over_kind: str | None
    over_spoke: bool
    stops_ms: float | None
    over_stopped: bool
    spoke_again_ms: float | None

    def as_json(self) -> dict[str, Any]:
        """As it is written."""
        return asdict(self)


def measure(tape: Tape, answer: Said, over: Said | None, until: int, late_s: float) -> Row:
    """One utterance. until: the sample at which the next one begins. late_s: see Row."""
    far = [span for span in _spoken(tape) if span.start < until]
    said = answer.audible
    reply = next((span.start for span in far if span.start >= said.end), None)
    within = said.end + int(REPLY_WITHIN_S * RATE)
    reply = None if reply is None or reply > within else reply
    cut = next((span.start for span in far if said.start < span.start < said.end), None)
    stops: float | None = None
    over_stopped, resumed = False, None
    spoke = over is not None and _speaks_at(far, over.audible.start)
    if over is not None and spoke:
        if over.clip.kind == "barge_in":
            stops = _stops(far, over.audible)
        else:
            over_stopped, resumed = _interrupted(far, over.audible)
    return Row(
        clip=answer.clip.clip_id,
        kind=answer.clip.kind,
        voice=answer.clip.voice,
        late_ms=round(1000 * late_s, 1),
        pause_s=answer.clip.pause_s,
        reply_ms=None if reply is None else _ms(reply - said.end),
        cut_in_ms=None if cut is None else _ms(cut - said.start),
        over=None if over is None else over.clip.clip_id,
        over_kind=None if over is None else over.clip.kind,
        over_spoke=spoke,
        stops_ms=stops,
        over_stopped=over_stopped,
        spoke_again_ms=resumed,
    )


def _spoken(tape: Tape) -> list[Span]:
    return [span.moved(tape.start) for span in far_spans(tape)]


def _speaks_at(far: Sequence[Span], at: int) -> bool:
    return any(span.start < at < span.end for span in far)


def _stops(far: Sequence[Span], over: Span) -> float | None:
    """None where the interviewer spoke on until the candidate was done."""
    speaking = next(span for span in far if span.start < over.start < span.end)
    return None if speaking.end > over.end + RATE else _ms(speaking.end - over.start)


def _interrupted(far: Sequence[Span], over: Span) -> tuple[bool, float | None]:
    """Whether the voice stopped because of it, and for how long it was silent if it went on.

    A voice that would have ended then anyway cannot be told from one that was stopped, so
    utterances are short against replies.
    """
    number = next(n for n, span in enumerate(far) if span.start < over.start < span.end)
    end = far[number].end
    if end > over.end + int(STOPS_WITHIN_S * RATE):
        return False, None
    later = next((span.start for span in far[number + 1 :]), None)
    if later is None:
        return True, None
    return later - end > int(PAUSES_S * RATE), _ms(later - end)


def _ms(samples: int) -> float:
    return round(1000 * samples / RATE, 1)
