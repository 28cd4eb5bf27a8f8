"""Recognisers of providers over their wire: what they hear, and each fault as its error."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from decimal import Decimal
from typing import Final

import numpy as np
import pytest
from numpy.typing import NDArray

from agent.engines.counted import CountedTranscriber
from agent.engines.elevenlabs_scribe import ElevenLabsScribe
from agent.engines.errors import (
    BadAnswer,
    BrokeOff,
    RateLimited,
    Rejected,
    TimedOut,
    Unreachable,
    WrongKey,
)
from agent.engines.groq_whisper import GroqWhisper
from agent.engines.joining import in_pieces
from agent.engines.transcriber import SAMPLE_RATE, Transcription
from agent.engines.usage import Price, Usage
from agent.engines.wire import http_client
from tests.agent.engines.faults import Expected, check, fault, ignore, outcome, script
from tests.api.engines import CountingTranscriber, HummingVoice
from tests.standins.base import Standin
from tests.standins.elevenlabs import ElevenLabs
from tests.standins.elevenlabs_wire import HEARS
from tests.standins.faults import Kind, Script, always
from tests.standins.groq import WHISPER, Groq
from tests.standins.serving import standin
from tests.standins.support import KEY, judge

pytestmark = pytest.mark.usefixtures("no_waits")

PRICE: Final = Price(audio_hour=Decimal("0.36"))
SECONDS: Final = 20
SOUND: Final = (0.3 * np.sin(np.arange(SECONDS * SAMPLE_RATE) * 0.1)).astype(np.float32)
EXPECTED: Final[Expected] = {
    Kind.DELAY: None,
    Kind.DRIP: None,
    Kind.RESET: BrokeOff,
    Kind.RATE_LIMITED: RateLimited,
    Kind.ERROR: Unreachable,
    Kind.UNAVAILABLE: Unreachable,
    Kind.MALFORMED: BadAnswer,
    Kind.WRONG_SCHEMA: BadAnswer,
    # Nothing was heard, which may be so.
    Kind.EMPTY: None,
    Kind.ENDLESS: TimedOut,
    Kind.TRUNCATED: BrokeOff,
    Kind.WRONG_TYPE: BadAnswer,
    Kind.HANG: TimedOut,
}


class Provider:
    """One provider's stand-in, and our recogniser set to it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.reader = CountingTranscriber()

    def app(self, faults: Script = ()) -> Standin:
        if self.name == "groq":
            return Groq(self.reader, judge, key=KEY, faults=faults)
        return ElevenLabs(HummingVoice("hum"), self.reader, key=KEY, concurrent=99, faults=faults)

    @asynccontextmanager
    async def engine(
        self, origin: str, *, key: str = KEY, model: str | None = None
    ) -> AsyncGenerator[CountedTranscriber]:
        async with http_client() as http:
            if self.name == "groq":
                yield GroqWhisper(key, model or WHISPER, http, base_url=origin, price=PRICE)
            else:
                yield ElevenLabsScribe(key, model or HEARS[1], http, base_url=origin, price=PRICE)


@pytest.fixture(params=["groq", "elevenlabs"])
def provider(request: pytest.FixtureRequest) -> Provider:
    return Provider(request.param)


async def heard(
    provider: Provider,
    app: Standin,
    samples: NDArray[np.float32] = SOUND,
    *,
    key: str = KEY,
    model: str | None = None,
) -> Transcription:
    async with standin(app) as origin, provider.engine(origin, key=key, model=model) as engine:
        return await engine.recognise(samples, ignore, words=True, hint="Kafka, Terraform")


async def test_words_come_with_their_times_and_are_paid_for(provider: Provider) -> None:
    used: list[Usage] = []
    async with standin(provider.app()) as origin, provider.engine(origin) as engine:
        found = await engine.recognise(SOUND, used.append, words=True, hint="")
    assert found.text == " ".join(f"w{n}" for n in range(SECONDS))
    assert [word.start_s for word in found.words] == list(range(SECONDS))
    assert all(word.end_s <= SECONDS for word in found.words)
    assert found.confidence == pytest.approx(0.5, abs=0.01)
    assert provider.reader.heard_s == [pytest.approx(SECONDS, abs=0.01)]
    assert used == [Usage(cost=Decimal("0.36") * SECONDS / 3600)]


async def test_silence_and_what_is_too_short_hold_nothing(provider: Provider) -> None:
    app = provider.app()
    assert not (await heard(provider, app, np.zeros(2 * SAMPLE_RATE, np.float32))).text
    asked = len(app.requests)
    assert not (await heard(provider, app, SOUND[: SAMPLE_RATE // 20])).text
    assert len(app.requests) == asked


async def test_a_wrong_key_says_so_and_costs_nothing(provider: Provider) -> None:
    used: list[Usage] = []
    async with (
        standin(provider.app()) as origin,
        provider.engine(origin, key="sk-secret-of-mine") as engine,
    ):
        with pytest.raises(WrongKey, match="check it") as wrong:
            await engine.recognise(SOUND, used.append, words=True, hint="")
    assert "sk-secret-of-mine" not in str(wrong.value)
    assert used == []


async def test_a_model_that_there_is_not_says_so(provider: Provider) -> None:
    with pytest.raises(Rejected, match="names of its model"):
        await heard(provider, provider.app(), model="no-such-model")


async def test_what_broke_off_is_paid_for(provider: Provider) -> None:
    used: list[Usage] = []
    app = provider.app(always(fault(Kind.RESET)))
    async with standin(app) as origin, provider.engine(origin) as engine:
        with pytest.raises(BrokeOff):
            await engine.recognise(SOUND, used.append, words=True, hint="")
    assert len(used) == 1


async def test_each_fault_ends_in_time_and_in_its_error(provider: Provider) -> None:
    async def meet(kind: Kind) -> object:
        app = provider.app(script(kind))
        async with standin(app) as origin, provider.engine(origin) as engine:
            return await outcome(
                kind,
                provider.name,
                lambda meter: engine.recognise(SOUND, meter, words=True, hint=""),
            )

    await check(EXPECTED, meet)


async def test_long_audio_is_read_in_pieces_and_put_together() -> None:
    async def read(piece: NDArray[np.float32]) -> Transcription:
        return await CountingTranscriber().transcribe(piece, words=True)

    whole = await in_pieces(SOUND, 8.0, read)
    starts = [word.start_s for word in whole.words]
    assert starts == sorted(starts)
    assert whole.text.split() == [word.text for word in whole.words]
    assert starts[-1] > 16.0
    assert whole.confidence == 0.5
