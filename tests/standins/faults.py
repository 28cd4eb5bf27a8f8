"""What can be wrong with a provider: one script of faults for every stand-in."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """A fault, and what the caller meets.

    DELAY: the answer comes late. DRIP: it comes a few bytes at a time. RESET: the connection is
    torn down (RST) in the middle of the answer. RATE_LIMITED, ERROR, UNAVAILABLE: the provider's
    own 429, 500 and 503. MALFORMED, WRONG_SCHEMA, EMPTY: a good answer of the protocol that holds
    broken JSON, JSON of another shape, or nothing; of a language model it is the model's text that
    is so, of a recogniser the body, of a voice the sound. ENDLESS: the answer never ends.
    TRUNCATED: it ends too early, as quietly as its framing allows. WRONG_TYPE: an HTML page with
    status 200, as from a captive portal. HANG: no answer, and the connection stays open.
    """

    DELAY = "delay"
    DRIP = "drip"
    RESET = "reset"
    RATE_LIMITED = "429"
    ERROR = "500"
    UNAVAILABLE = "503"
    MALFORMED = "malformed"
    WRONG_SCHEMA = "wrong_schema"
    EMPTY = "empty"
    ENDLESS = "endless"
    TRUNCATED = "truncated"
    WRONG_TYPE = "wrong_type"
    HANG = "hang"


STATUS: Final = {Kind.RATE_LIMITED: 429, Kind.ERROR: 500, Kind.UNAVAILABLE: 503}
"""Faults that are a status of the provider's."""

CONTENT: Final = frozenset({Kind.MALFORMED, Kind.WRONG_SCHEMA, Kind.EMPTY})
"""Faults in what an answer holds, which each stand-in makes itself."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of one answer.

    delay_s: of DELAY. retry_after_s: what a 429 or 503 asks for. bytes_per_s: of DRIP.
    """

    kind: Kind
    delay_s: float = 0.5
    retry_after_s: float = 1.0
    bytes_per_s: int = 2_000


@dataclass(frozen=True, slots=True)
class Recorded:
    """A request as it arrived.

    number: from 0 in the order of arrival. method: `WEBSOCKET` for a handshake. headers: names in
    lower case. body: empty for a websocket, whose messages are in `messages`.
    """

    number: int
    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes
    messages: list[str] = field(default_factory=list[str])


Script = Sequence[Fault | None] | Callable[[Recorded], Fault | None]
"""Fault by fault in the order of requests, none after the last; or a choice for each request."""


class Faults:
    """Which fault each request meets. The script can be replaced between requests."""

    def __init__(self, script: Script = ()) -> None:
        self.script = script

    def of(self, request: Recorded) -> Fault | None:
        """The fault of a request; None where it is answered well."""
        if callable(self.script):
            return self.script(request)
        return self.script[request.number] if request.number < len(self.script) else None


def always(fault: Fault) -> Script:
    """The same fault for every request."""
    return lambda _: fault


def drawn(seed: int, share: float, kinds: Sequence[Kind] = tuple(Kind)) -> Script:
    """Faults for this share (0–1) of requests. A request's fault depends on its number alone."""

    def draw(request: Recorded) -> Fault | None:
        chance = random.Random(f"{seed}/{request.number}")
        return Fault(chance.choice(kinds)) if chance.random() < share else None

    return draw


@dataclass(frozen=True, slots=True)
class Delays:
    """Seconds until a provider's answer begins, as published for real ones."""

    stt_s: float
    llm_s: float
    tts_s: float


FAST: Final = Delays(stt_s=0.150, llm_s=0.250, tts_s=0.100)
TYPICAL: Final = Delays(stt_s=0.250, llm_s=0.550, tts_s=0.150)
NONE: Final = Delays(stt_s=0.0, llm_s=0.0, tts_s=0.0)
