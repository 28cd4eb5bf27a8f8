"""ElevenLabs' voice over its wire: whole sentences, and each fault as its error."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from decimal import Decimal
from typing import Final

import numpy as np
import pytest
from numpy.typing import NDArray

from agent.engines.elevenlabs_voice import ElevenLabsVoice
from agent.engines.errors import (
    BadAnswer,
    BrokeOff,
    RateLimited,
    Rejected,
    TimedOut,
    Unreachable,
    WrongKey,
)
from agent.engines.usage import Meter, Price, Usage
from agent.engines.wire import http_client
from agent.speaking.voice import SAMPLE_RATE, Manner
from tests.agent.engines.faults import Expected, check, fault, ignore, outcome, script
from tests.api.engines import CountingTranscriber, HummingVoice
from tests.standins.elevenlabs import ElevenLabs
from tests.standins.elevenlabs_wire import SPEAKS, VOICE
from tests.standins.faults import Kind, Script, always
from tests.standins.serving import standin
from tests.standins.support import KEY

pytestmark = pytest.mark.usefixtures("no_waits")

PLAIN: Final = Manner(pace=1.0, pitch_semitones=0.0)
SENTENCE: Final = "Tell me about work that you are proud of, and what came of it in the end."
"""Of an odd number of words: MALFORMED takes a byte of each, which leaves half a sample."""
EVEN: Final = "Tell me about work that you are very proud of."
AT_ONCE: Final = 2
PRICE: Final = Price(characters=Decimal(50))
EXPECTED: Final[Expected] = {
    Kind.DELAY: None,
    Kind.DRIP: None,
    Kind.RESET: BrokeOff,
    Kind.RATE_LIMITED: RateLimited,
    Kind.ERROR: Unreachable,
    Kind.UNAVAILABLE: Unreachable,
    Kind.MALFORMED: BadAnswer,
    Kind.WRONG_SCHEMA: BadAnswer,
    Kind.EMPTY: BadAnswer,
    Kind.ENDLESS: TimedOut,
    Kind.TRUNCATED: BadAnswer,
    Kind.WRONG_TYPE: BadAnswer,
    Kind.HANG: TimedOut,
}


def stand_in(faults: Script = ()) -> ElevenLabs:
    return ElevenLabs(
        HummingVoice("hum"), CountingTranscriber(), key=KEY, concurrent=99, faults=faults
    )


@asynccontextmanager
async def voice(
    origin: str, *, key: str = KEY, voice_id: str = VOICE
) -> AsyncGenerator[ElevenLabsVoice]:
    async with http_client() as http:
        turns = asyncio.Semaphore(AT_ONCE)
        yield ElevenLabsVoice(key, SPEAKS[0], voice_id, http, turns, base_url=origin, price=PRICE)


async def said(
    engine: ElevenLabsVoice, meter: Meter = ignore, manner: Manner = PLAIN
) -> NDArray[np.float32]:
    parts = [part async for part in engine.stream(SENTENCE, manner, meter)]
    return np.concatenate(parts)


async def test_sound_that_lacks_bytes_is_noise_and_refused() -> None:
    """The bytes that are left make whole samples, of which half are of two of the voice's."""
    app = stand_in(always(fault(Kind.MALFORMED)))
    async with standin(app) as origin, voice(origin) as engine:
        with pytest.raises(BadAnswer, match="noise"):
            _ = [part async for part in engine.stream(EVEN, PLAIN, ignore)]


async def test_a_sentence_is_said_whole_and_paid_for() -> None:
    used: list[Usage] = []
    app = stand_in()
    async with standin(app) as origin, voice(origin) as engine:
        samples = await said(engine, used.append, Manner(pace=1.1, pitch_semitones=0.0))
    assert len(samples) == len(SENTENCE.split()) * SAMPLE_RATE // 10
    assert np.abs(samples).max() == pytest.approx(0.3, abs=0.01)
    assert used == [Usage(cost=Decimal(50) * len(SENTENCE) / 1_000_000)]
    assert b'"speed":1.1' in app.requests[0].body.replace(b" ", b"")


async def test_no_more_is_asked_at_once_than_a_subscription_allows() -> None:
    app = ElevenLabs(HummingVoice("hum"), CountingTranscriber(), key=KEY, concurrent=AT_ONCE)
    async with standin(app) as origin, voice(origin) as engine:
        sentences = await asyncio.gather(*(said(engine) for _ in range(9)))
    assert {len(samples) for samples in sentences} == {len(SENTENCE.split()) * SAMPLE_RATE // 10}
    assert len(app.requests) == 9


async def test_signs_alone_are_not_sent() -> None:
    app = stand_in()
    async with standin(app) as origin, voice(origin) as engine:
        assert [part async for part in engine.stream("… – ?", PLAIN, ignore)] == []
    assert app.requests == []


@pytest.mark.parametrize("manner", [Manner(2.0, 0.0), Manner(1.0, -2.0)])
async def test_a_manner_that_it_cannot_have_is_refused(manner: Manner) -> None:
    async with voice("http://127.0.0.1:9") as engine:
        with pytest.raises(ValueError, match="own pitch"):
            await said(engine, ignore, manner)


async def test_a_wrong_key_or_voice_says_so_and_costs_nothing() -> None:
    used: list[Usage] = []
    async with standin(stand_in()) as origin:
        async with voice(origin, key="sk-secret-of-mine") as engine:
            with pytest.raises(WrongKey) as wrong:
                await said(engine, used.append)
        async with voice(origin, voice_id="nobody") as engine:
            with pytest.raises(Rejected, match="404"):
                await said(engine, used.append)
    assert "secret" not in str(wrong.value)
    assert used == []


async def test_what_broke_off_is_paid_for() -> None:
    used: list[Usage] = []
    async with standin(stand_in(always(fault(Kind.RESET)))) as origin, voice(origin) as engine:
        with pytest.raises(BrokeOff):
            await said(engine, used.append)
    assert len(used) == 1


async def test_each_fault_ends_in_time_and_in_its_error() -> None:
    async def meet(kind: Kind) -> object:
        async with standin(stand_in(script(kind))) as origin, voice(origin) as engine:
            return await outcome(kind, "elevenlabs", lambda meter: said(engine, meter))

    await check(EXPECTED, meet)
