"""Measures cells: starts the contestant, lets the candidates talk, and counts what it took."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import httpx

from bench.server import ROOT, free_port
from bench.side_by_side.cells import Cell, Outcome, Scene
from bench.side_by_side.client.__main__ import Order, write_order
from bench.side_by_side.clips import make_clips
from bench.side_by_side.contestants import CONTESTANTS, ECHOES, Running, Site, running
from bench.side_by_side.processes import Failed, Process
from bench.side_by_side.script import write_script
from bench.side_by_side.voices import VOICES, record_interviewer

LOOK_EVERY_S: Final = 1.0
MB: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Cores:
    """Servers have theirs, clients and stand-ins the others."""

    servers: Sequence[int]
    clients: Sequence[int]


def split_cores() -> Cores:
    """Half of what this process may use for each side. Raises Failed where there is only one."""
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) < 2:
        raise Failed("Servers and clients need cores of their own: there is only one.")
    half = len(cores) // 2
    return Cores(cores[:half], cores[half:])


@dataclass(frozen=True, slots=True)
class Bench:
    """Where a run works. out: its folder. kept: what outlives runs."""

    out: Path
    kept: Path
    seed: int
    cores: Cores
    standins: str

    @property
    def site(self) -> Site:
        """For contestants."""
        return Site(self.kept, self.out / "logs", self.cores.servers, self.standins)


@asynccontextmanager
async def open_bench(
    out: Path, kept: Path, seed: int, voices: Sequence[str] = VOICES
) -> AsyncGenerator[Bench]:
    """Make what the candidates and the interviewers say, and start the stand-ins."""
    cores = split_cores()
    clips = make_clips(kept / "speech", seed, voices)
    folder = out / "standins"
    write_script(folder / "script.json", [clip.line for clip in clips])
    record_interviewer(folder / "voice")
    port = free_port()
    standins = Process(
        [sys.executable, "-m", "bench.side_by_side.standins", str(port), str(folder)],
        folder=ROOT,
        log=out / "logs" / "standins.log",
        cores=cores.clients,
        environment={},
    )
    url = f"http://127.0.0.1:{port}"
    try:
        async with httpx.AsyncClient(trust_env=False, timeout=2.0) as http:
            while not await _ready(http, url):
                standins.check()
                await asyncio.sleep(0.1)
        yield Bench(out, kept, seed, cores, url)
    finally:
        await standins.stop()


async def measure(cell: Cell, bench: Bench) -> Outcome:
    """One cell, with a contestant of its own. Raises Failed, NotInstalled, ServerFailed."""
    async with httpx.AsyncClient(base_url=bench.standins, trust_env=False) as control:
        told = {"preset": cell.scene.preset, "seed": bench.seed}
        (await control.post("/control/cell", json=told)).raise_for_status()
    async with running(CONTESTANTS[cell.contestant], bench.site) as contestant:
        return await _talked(cell, bench, contestant)


async def calibrate(bench: Bench) -> dict[str, list[float]]:
    """The client's own error in milliseconds, a figure a tone, for each kind of line."""
    found: dict[str, list[float]] = {}
    for echo in ECHOES:
        async with running(echo, bench.site) as contestant:
            cell = Cell(echo.door, Scene("fast", "short", 1, 0))
            order = order_of(cell.name, cell.scene, bench, contestant)
            found[echo.name], _ = await _client("client.echo", order, bench, contestant)
    return found


async def _talked(cell: Cell, bench: Bench, contestant: Running) -> Outcome:
    before = _used(contestant.processes), _used(contestant.media)
    order = order_of(cell.name, cell.scene, bench, contestant)
    found, resident = await _client("client", order, bench, contestant)
    call_s = found["call_s"] or 1.0
    return Outcome(
        cell,
        found["rows"],
        cpu=round((_used(contestant.processes) - before[0]) / call_s, 4),
        media_cpu=round((_used(contestant.media) - before[1]) / call_s, 4),
        megabytes=round(resident / MB),
        failed=found["failed"],
    )


async def _client(module: str, order: Order, bench: Bench, contestant: Running) -> tuple[Any, int]:
    """What the candidates found, and the most memory that the contestant held meanwhile, in bytes.
    Raises Failed."""
    result = Path(order.result)
    result.parent.mkdir(parents=True, exist_ok=True)
    written = result.with_suffix(".order")
    write_order(written, order)
    client = Process(
        [sys.executable, "-m", f"bench.side_by_side.{module}", str(written)],
        folder=ROOT,
        log=bench.out / "logs" / "client.log",
        cores=bench.cores.clients,
        environment={},
    )
    resident = 0
    try:
        ended = asyncio.create_task(client.wait())
        while not ended.done():
            await asyncio.wait([ended], timeout=LOOK_EVERY_S)
            resident = max(resident, sum(one.used().resident_bytes for one in contestant.processes))
    finally:
        await client.stop()
    if ended.result():
        client.check()
    for process in (*contestant.processes, *contestant.media):
        process.check()
    return json.loads(await asyncio.to_thread(result.read_text)), resident


def order_of(name: str, scene: Scene, bench: Bench, contestant: Running) -> Order:
    """What the client does in a scene; `name` tells it from others of the run."""
    result = bench.out / "work" / f"{name}.result"
    return Order(
        door=contestant.contestant.door,
        url=contestant.url,
        standins=bench.standins,
        speech=str(bench.kept / "speech"),
        scene=scene.name,
        talk=scene.talk,
        calls=scene.calls,
        turns=scene.turns,
        seed=bench.seed,
        loss=scene.loss,
        result=str(result),
        tapes=str(result.with_suffix("")),
    )


def _used(processes: Sequence[Process]) -> float:
    return sum(one.used().cpu_s for one in processes)


async def _ready(http: httpx.AsyncClient, url: str) -> bool:
    try:
        return (await http.get(f"{url}/ready")).is_success
    except httpx.TransportError:
        return False  # not listening yet
