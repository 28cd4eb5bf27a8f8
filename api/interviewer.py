"""The interviewer that this process runs: its engines, its calls, its way back to the API."""

import asyncio
import contextlib
import secrets
import time
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

import httpx
from livekit.local_inference import VAD

from agent.api_client import ApiClient
from agent.calls import Calls, Shared, Standing
from agent.engines.choice import Engines as KeyedEngines
from agent.engines.choice import OwnEngines
from agent.engines.local import LocalEngines
from agent.engines.quick_reader import QuickReader
from agent.engines.resilience.ladder import Part
from agent.hearing.ears import Ears
from agent.hearing.endpointing import Settings as TurnSettings
from agent.hearing.ports import Listener, Transcriber, TurnEndModel
from agent.interview.spoken import weigh
from agent.rooms.peer import IceServer, IceSettings
from agent.second_reading import SecondReader
from agent.speaking.cache import DiskCache, MemoryCache
from agent.speaking.speech import Speech
from api.clock import system_clock
from api.process import give_back_memory, keep_what_is_loaded
from api.settings import Settings
from api.speech.engines import Engines
from schemas.admin import EngineInForce, EnginePart

SPEECH_IN_MEMORY: Final = 12 * 1024 * 1024
"""Bytes of synthesized speech kept at hand: over four minutes, fifty seconds for each call."""
SPEECH_ON_DISK: Final = 256 * 1024 * 1024
SPOKEN_IN_MEMORY: Final = 1024 * 1024
"""The same for what is said outside of calls."""
QUICK_ENGINE: Final = "faster-whisper tiny.en"
LARGE_ENGINE: Final = "faster-whisper base"
TURN_END_ENGINE: Final = "livekit-local-inference"
IN_PROCESS: Final = "http://api"
"""Base address of the in-process transport; never resolved."""


class Interviewer:
    """The calls of this process, and their engines for who is in none."""

    def __init__(self, calls: Calls, engines: Engines) -> None:
        self._calls = calls
        self.engines = engines
        self.answer = calls.answer
        self.take_up = calls.take_up
        self.forget = calls.forget
        self.aclose = calls.aclose

    @property
    def beside(self) -> Mapping[int, int]:
        """See CallRooms: there are none."""
        return {}

    async def standing(self) -> Standing:
        """How full it is."""
        return self._calls.standing

    async def has_place(self, call_id: str) -> bool:
        """See CallRooms."""
        return self._calls.standing.has_place(call_id)


def journals_of(settings: Settings) -> Path:
    """The folder of the calls' records."""
    return settings.data_dir / "journal"


async def build_rooms(
    settings: Settings,
    keyed: KeyedEngines,
    transport: httpx.AsyncBaseTransport,
    token: str,
    *,
    alone: bool = True,
) -> Interviewer:
    """Load the engines of this process and take up what a crash left.

    keyed: those with a key, which stay their owner's. The calls reach the API over `transport` with
    the service token. alone: see Calls.start.
    """
    async with contextlib.AsyncExitStack() as resources:
        cache = settings.data_dir / "cache"
        engines = await asyncio.to_thread(LocalEngines.load, cache)
        resources.push_async_callback(asyncio.to_thread, engines.close)
        heard = keyed.speech(OwnEngines(engines.quick, engines.large, engines.voices))
        disk = DiskCache(cache / "speech", SPEECH_ON_DISK)
        speech = Speech(heard.voices, MemoryCache(SPEECH_IN_MEMORY), disk)
        resources.push_async_callback(speech.close)
        # What people have said to them stays apart from what interviews need at hand.
        outside = Speech(heard.voices, MemoryCache(SPOKEN_IN_MEMORY), None)
        resources.push_async_callback(outside.close)
        api = ApiClient(transport, base_url=IN_PROCESS, token=token)
        resources.push_async_callback(api.aclose)
        stretches = heard.conversation if keyed.has("stt") else None
        quick = QuickReader(engines.quick, stretches, time.monotonic)
        shared = Shared(
            api=api,
            speech=speech,
            make_ears=partial(_make_ears, quick, engines.turn_end),
            second_reader=SecondReader(heard.finished, engines.large, engine=LARGE_ENGINE),
            language=keyed.live_language,
            changes=keyed.changes,
            now=system_clock,
            give_back_memory=give_back_memory,
        )
        calls = Calls(
            shared,
            folder=journals_of(settings),
            places=settings.max_calls,
            ice=_ice(settings),
            resources=resources.pop_all(),
        )
    await calls.start(alone=alone)
    keep_what_is_loaded()
    in_force = (*_keyed_in_force(keyed), *_in_force(engines))
    return Interviewer(calls, Engines(outside, heard.finished, in_force))


_PARTS: Final[Mapping[Part, Sequence[EnginePart]]] = {
    "stt": ("speech_to_text", "second_reading"),
    "tts": ("text_to_speech",),
    "llm": (),
}
"""What each kind of engine does for the calls; language models judge, which is told elsewhere."""


def _keyed_in_force(keyed: KeyedEngines) -> Iterator[EngineInForce]:
    """What is asked before the engines of this process are."""
    for one in keyed.in_force:
        for part in _PARTS[one.part]:
            yield EngineInForce(part=part, engine=one.name, local=False, reason=None)


def _in_force(engines: LocalEngines) -> Iterator[EngineInForce]:
    """What does each part, for the people who run this server."""
    parts: tuple[tuple[EnginePart, str], ...] = (
        ("speech_to_text", QUICK_ENGINE),
        ("second_reading", LARGE_ENGINE),
        *(("text_to_speech", voice.name) for voice in engines.voices),
        ("turn_end", TURN_END_ENGINE),
    )
    for part, engine in parts:
        yield EngineInForce(part=part, engine=engine, local=True, reason=None)


def _ice(settings: Settings) -> IceSettings:
    servers = [
        IceServer(url, server.username, server.credential)
        for server in settings.ice_servers
        for url in server.urls
    ]
    return IceSettings(servers=tuple(servers))


def _new_id() -> str:
    return secrets.token_urlsafe(12)


def _make_ears(
    transcriber: Transcriber,
    turn_end: TurnEndModel,
    *,
    listener: Listener,
    start_s: float,
    settings: TurnSettings,
) -> Ears:
    detector = VAD()
    return Ears(
        predict_speech=detector.predict,
        transcriber=transcriber,
        turn_end=turn_end,
        weigh=weigh,
        listener=listener,
        new_turn_id=_new_id,
        start_s=start_s,
        settings=settings,
    )
