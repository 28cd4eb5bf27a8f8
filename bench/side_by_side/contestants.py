"""Who is compared, how each is started, and how a candidate reaches it."""

import asyncio
import sys
import tempfile
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

import httpx
from livekit import api

from bench.server import ROOT, free_port, wait_ready
from bench.side_by_side.environments import FOLDER, livekit_server, python_of
from bench.side_by_side.processes import Failed, Process

Door = Literal["ours", "pipecat", "livekit", "echo", "livekit-echo"]
"""How calls are joined."""
ECHO_ROOM: Final = "echo"
KEY: Final = "standin"
MOST_CALLS: Final = 16
LIVEKIT_KEY: Final = "bench"
LIVEKIT_SECRET: Final = "0123456789abcdef0123456789abcdef"  # noqa: S105  of a server on loopback
READY_WITHIN_S: Final = 90.0


@dataclass(frozen=True, slots=True)
class Contestant:
    """settings: what makes it differ from the others of its kind."""

    name: str
    door: Door
    what: str
    settings: Mapping[str, str] = field(default_factory=dict[str, str])


CONTESTANTS: Final[Mapping[str, Contestant]] = {
    one.name: one
    for one in (
        Contestant("ours", "ours", "this product, peer room, as it is installed"),
        Contestant("pipecat", "pipecat", "pipecat 1.14 SmallWebRTC as its quick start has it"),
        Contestant(
            "pipecat-tuned",
            "pipecat",
            "the same; three words to interrupt, smart turn's time-out 1.5 s instead of 3",
            {"TUNED": "1"},
        ),
        Contestant("livekit", "livekit", "livekit-agents 1.8.9 as its quick start has it"),
        Contestant(
            "livekit-preemptive",
            "livekit",
            "the same; reply and speech begun before the turn ends",
            {"PREEMPTIVE": "1"},
        ),
    )
}

ECHOES: Final = (
    Contestant("echo over a peer connection", "echo", "tells the client's own error"),
    Contestant("echo through LiveKit", "livekit-echo", "tells the client's own error"),
)


@dataclass(frozen=True, slots=True)
class Running:
    """A contestant that takes calls. url: where. processes: those that hold the conversation;
    media: a media server beside them, where there is one."""

    contestant: Contestant
    url: str
    processes: Sequence[Process]
    media: Sequence[Process] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """kept: where environments and servers are installed. logs: of this run. cores: for what is
    measured. standins: base address of the stand-ins, with http."""

    kept: Path
    logs: Path
    cores: Sequence[int]
    standins: str


@asynccontextmanager
async def running(contestant: Contestant, site: Site) -> AsyncGenerator[Running]:
    """Start it, and end it with the block. Raises Failed, NotInstalled, ServerFailed."""
    start = {
        "ours": _ours,
        "pipecat": _pipecat,
        "livekit": _livekit,
        "echo": _echo,
        "livekit-echo": _livekit_echo,
    }[contestant.door]
    async with start(contestant, site) as started:
        yield started


@asynccontextmanager
async def _ours(contestant: Contestant, site: Site) -> AsyncGenerator[Running]:
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="mockmate-bench-") as data:
        process = Process(
            [sys.executable, "-m", "api"],
            folder=ROOT,
            log=site.logs / f"{contestant.name}.log",
            cores=site.cores,
            environment={
                "HOST": "127.0.0.1",
                "PORT": str(port),
                "DATA_DIR": data,
                "MAX_CALLS": str(MOST_CALLS),
                "GROQ_API_KEY": KEY,
                "GROQ_BASE_URL": site.standins,
                "ELEVENLABS_API_KEY": KEY,
                "ELEVENLABS_BASE_URL": site.standins,
                "LLM_BASE_URL": f"{site.standins}/v1",
                "LLM_MODEL": KEY,
                **contestant.settings,
            },
        )
        url = f"http://127.0.0.1:{port}"
        async with _ended([process]):
            await wait_ready(url, READY_WITHIN_S, alive=process.check)
            yield Running(contestant, url, [process])


@asynccontextmanager
async def _pipecat(contestant: Contestant, site: Site) -> AsyncGenerator[Running]:
    port = free_port()
    python = python_of("pipecat", site.kept)
    process = Process(
        [
            str(python.absolute()),
            "pipecat_bot.py",
            *("-t", "webrtc", "--host", "127.0.0.1", "--port", str(port)),
        ],
        folder=FOLDER / "agents",
        log=site.logs / f"{contestant.name}.log",
        cores=site.cores,
        environment={
            "DEEPGRAM_API_KEY": KEY,
            "DEEPGRAM_URL": site.standins.replace("http", "ws", 1),
            "OPENAI_API_KEY": KEY,
            "OPENAI_BASE_URL": f"{site.standins}/v1",
            "CARTESIA_API_KEY": KEY,
            "CARTESIA_URL": f"{site.standins.replace('http', 'ws', 1)}/tts/websocket",
            **contestant.settings,
        },
    )
    url = f"http://127.0.0.1:{port}"
    async with _ended([process]):
        await _answers(f"{url}/status", process)
        yield Running(contestant, url, [process])


@asynccontextmanager
async def _livekit(contestant: Contestant, site: Site) -> AsyncGenerator[Running]:
    python = python_of("livekit", site.kept)
    async with _media(contestant, site) as (media, port):
        agent = Process(
            [str(python.absolute()), "livekit_agent.py", "start"],
            folder=FOLDER / "agents",
            log=site.logs / f"{contestant.name}.log",
            cores=site.cores,
            environment={
                "LIVEKIT_URL": f"ws://127.0.0.1:{port}",
                "LIVEKIT_API_KEY": LIVEKIT_KEY,
                "LIVEKIT_API_SECRET": LIVEKIT_SECRET,
                "AGENT_PORT": str(free_port()),
                "DEEPGRAM_API_KEY": KEY,
                "DEEPGRAM_URL": site.standins,
                "OPENAI_API_KEY": KEY,
                "OPENAI_BASE_URL": f"{site.standins}/v1",
                "CARTESIA_API_KEY": KEY,
                "CARTESIA_HTTP_URL": site.standins,
                **contestant.settings,
            },
        )
        async with _ended([agent]):
            await _tells("registered worker", agent)
            yield Running(contestant, f"ws://127.0.0.1:{port}", [agent], [media])


@asynccontextmanager
async def _echo(contestant: Contestant, site: Site) -> AsyncGenerator[Running]:
    port = free_port()
    process = _own(contestant, site, "echo_peer", str(port))
    url = f"http://127.0.0.1:{port}"
    async with _ended([process]):
        await _answers(f"{url}/status", process)
        yield Running(contestant, url, [process])


@asynccontextmanager
async def _livekit_echo(contestant: Contestant, site: Site) -> AsyncGenerator[Running]:
    async with _media(contestant, site) as (media, port):
        url = f"ws://127.0.0.1:{port}"
        process = _own(contestant, site, "echo_livekit", url, room_token(ECHO_ROOM, "echo"))
        async with _ended([process]):
            yield Running(contestant, url, [process], [media])


def _own(contestant: Contestant, site: Site, agent: str, *arguments: str) -> Process:
    return Process(
        [sys.executable, "-m", f"bench.side_by_side.agents.{agent}", *arguments],
        folder=ROOT,
        log=site.logs / f"{contestant.name}.log",
        cores=site.cores,
        environment={},
    )


@asynccontextmanager
async def _media(contestant: Contestant, site: Site) -> AsyncGenerator[tuple[Process, int]]:
    """LiveKit's own server and its port."""
    server = livekit_server(site.kept)
    port = free_port()
    media = Process(
        [str(server), "--config-body", _livekit_config(port)],
        folder=FOLDER,
        log=site.logs / f"{contestant.name}-server.log",
        cores=site.cores,
        environment={},
    )
    async with _ended([media]):
        await _answers(f"http://127.0.0.1:{port}", media)
        yield media, port


def room_token(room: str, identity: str) -> str:
    """Lets somebody into that room."""
    return (
        api.AccessToken(LIVEKIT_KEY, LIVEKIT_SECRET)
        .with_identity(identity)
        .with_grants(api.VideoGrants(room_join=True, room=room))
        .to_jwt()
    )


def _livekit_config(port: int) -> str:
    return f"""
port: {port}
bind_addresses: ["127.0.0.1"]
keys: {{{LIVEKIT_KEY}: {LIVEKIT_SECRET}}}
rtc:
  tcp_port: {free_port()}
  port_range_start: 50000
  port_range_end: 59999
  node_ip: 127.0.0.1
  enable_loopback_candidate: true
  use_external_ip: false
  interfaces: {{includes: [lo]}}
logging: {{level: warn}}
"""


@asynccontextmanager
async def _ended(processes: Sequence[Process]) -> AsyncGenerator[None]:
    try:
        yield
    finally:
        for process in processes:
            await process.stop()


async def _answers(url: str, process: Process) -> None:
    """Wait until something at that address answers with success. Raises Failed."""
    async with httpx.AsyncClient(trust_env=False, timeout=2.0) as client:
        for _ in range(int(READY_WITHIN_S / 0.1)):
            process.check()
            try:
                if (await client.get(url)).is_success:
                    return
            except httpx.TransportError:
                pass  # not listening yet
            await asyncio.sleep(0.1)
    raise Failed(f"Nothing answered at {url} within {READY_WITHIN_S:.0f} s.")


async def _tells(line: str, process: Process) -> None:
    """Wait until it has printed this: a worker answers before rooms are offered to it.

    Raises Failed.
    """
    for _ in range(int(READY_WITHIN_S / 0.1)):
        process.check()
        if line in process.log.read_text(errors="replace"):
            return
        await asyncio.sleep(0.1)
    raise Failed(f"{process.log.stem} did not print {line!r} within {READY_WITHIN_S:.0f} s.")
