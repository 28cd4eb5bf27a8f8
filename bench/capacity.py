"""`make bench-capacity`: how many calls so many processes hold, and what a call costs.

Light candidates talk with the server, which has one half of the cores; they have the other. Prints
a line for each number of processes and calls, and writes out/bench-capacity.json with every turn in
out/capacity. Status 0, or 1 where it could not measure.
"""

import argparse
import asyncio
import json
import os
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

import httpx

from bench.report import Figure, machine, percentile, write_json
from bench.server import ROOT, ServerFailed
from bench.side_by_side.cells import Scene
from bench.side_by_side.client.__main__ import Order, write_order
from bench.side_by_side.contestants import Contestant, Running, running
from bench.side_by_side.figures import voice_to_voice
from bench.side_by_side.processes import Failed, Process, Used
from bench.side_by_side.runner import Bench, open_bench, order_of
from bench.side_by_side.voices import NoVoice

SEED: Final = 7
VOICES: Final = ("joe",)
"""What comes with the install."""
SETTLES_S: Final = 2.0
LATE_MS: Final = 10.0
SLOWER_MS: Final = 50.0
"""Than alone: nobody notices."""
CALL_MB: Final = 15.0
OWN_ENGINES: Final[Mapping[str, str]] = dict.fromkeys(
    ("GROQ_API_KEY", "ELEVENLABS_API_KEY", "LLM_BASE_URL", "LLM_MODEL"), ""
)
"""Nothing with a key: all is heard and said by the server's own engines."""


@dataclass(frozen=True, slots=True)
class Held:
    """What was measured. Milliseconds from answer to reply; cpu: seconds of processor for a second
    of a call; megabytes: of all processes without calls, and more for each call at most. late: of
    how many answers the candidates sent the end over 10 ms late. load: of the machine, before."""

    processes: int
    calls: int
    engines: str
    turns: int
    p50: float | None
    p95: float | None
    no_reply: int
    refused: int
    cpu: float
    megabytes: float
    megabytes_a_call: float
    late: int
    load: float

    @property
    def why(self) -> str | None:
        """There are no times."""
        return "nobody was replied to" if self.p95 is None else None

    def told(self) -> str:
        """As a line of the table."""
        p50, p95 = ("–" if ms is None else f"{ms:,.0f}" for ms in (self.p50, self.p95))
        return (
            f"| {self.engines} | {self.processes} | {self.calls} | {p50} / {p95} ({self.turns})"
            f" | {self.no_reply} | {self.refused} | {self.cpu:.3f} | {self.megabytes:,.0f}"
            f" | {self.megabytes_a_call:.1f} | {self.late} | {self.load:.1f} |"
        )


HEAD: Final = (
    "| engines | processes | calls | voice to voice, p50 / p95 (n) | no reply | not held"
    " | CPU s a call-second | MB without calls | MB a call | late | load |\n"
    "|---|---|---|---|---|---|---|---|---|---|---|"
)


async def hold(bench: Bench, processes: int, calls: int, turns: int, engines: str) -> Held:
    """One cell, with a server of its own. Raises Failed, ServerFailed."""
    settings = {"CALL_PROCESSES": str(processes), **(OWN_ENGINES if engines == "own" else {})}
    contestant = Contestant(f"{processes}-processes", "ours", "", settings)
    async with httpx.AsyncClient(base_url=bench.standins, trust_env=False) as control:
        told = {"preset": "fast", "seed": bench.seed}
        (await control.post("/control/cell", json=told)).raise_for_status()
    load = os.getloadavg()[0]
    async with running(contestant, bench.site) as server:
        await asyncio.sleep(SETTLES_S)
        before = _used(server)
        orders = _orders(bench, server, processes, calls, turns)
        found, most = await _talk(bench, server, orders)
        after = _used(server)
    rows: list[dict[str, Any]] = [row for one in found for row in one["rows"]]
    replies = voice_to_voice(rows, "short", "long", "pause")
    call_s = sum(one["call_s"] for one in found) or 1.0
    return Held(
        processes=processes,
        calls=calls,
        engines=engines,
        turns=len(replies),
        p50=percentile(replies, 50) if replies else None,
        p95=percentile(replies, 95) if replies else None,
        no_reply=sum(row["reply_ms"] is None for row in rows),
        refused=sum(len(one["failed"]) for one in found),
        cpu=(after.cpu_s - before.cpu_s) / call_s,
        megabytes=before.resident_bytes / 1e6,
        megabytes_a_call=(most - before.resident_bytes) / 1e6 / calls,
        late=sum(row["late_ms"] > LATE_MS for row in rows),
        load=load,
    )


def _orders(
    bench: Bench, server: Running, processes: int, calls: int, turns: int
) -> list[tuple[Order, int]]:
    """What the candidates do, and the core for them: one process could not hold many."""
    scene = Scene("fast", "mixed", calls, turns)
    whole = replace(order_of(f"{processes}-{scene.name}", scene, bench, server), voices=VOICES)
    orders: list[tuple[Order, int]] = []
    first = 0
    for number, core in enumerate(bench.cores.clients):
        share = len(range(number, calls, len(bench.cores.clients)))
        if share:
            own = replace(whole, calls=share, first=first, result=f"{whole.result}-{number}")
            orders.append((own, core))
        first += share
    return orders


async def _talk(
    bench: Bench, server: Running, orders: Sequence[tuple[Order, int]]
) -> tuple[list[dict[str, Any]], int]:
    """What the candidates found, and the most memory that the server held, in bytes."""
    clients: list[Process] = []
    most = 0
    try:
        for order, core in orders:
            written = Path(f"{order.result}.order")
            written.parent.mkdir(parents=True, exist_ok=True)
            write_order(written, order)
            clients.append(
                Process(
                    [sys.executable, "-m", "bench.side_by_side.client", str(written)],
                    folder=ROOT,
                    log=bench.out / "logs" / f"client-{core}.log",
                    cores=[core],
                    environment={},
                )
            )
        ended = asyncio.gather(*(client.wait() for client in clients))
        while not ended.done():
            await asyncio.wait([ended], timeout=1.0)
            most = max(most, _used(server).resident_bytes)
    finally:
        for client in clients:
            await client.stop()
    for client, status in zip(clients, ended.result(), strict=True):
        if status:
            client.check()
    for process in server.processes:
        process.check()
    texts = [await asyncio.to_thread(Path(order.result).read_text) for order, _ in orders]
    return [json.loads(text) for text in texts], most


def _used(server: Running) -> Used:
    (process,) = server.processes
    return process.used()


async def run(wanted: argparse.Namespace, out: Path) -> list[Held]:
    """All cells. Raises Failed, NoVoice, ServerFailed."""
    found: list[Held] = []
    async with open_bench(out, ROOT / "out" / "contestants", SEED, VOICES) as bench:
        print(HEAD, flush=True)
        for calls in wanted.calls:
            for processes in wanted.processes:
                held = await hold(bench, processes, calls, wanted.turns, wanted.engines)
                print(held.told(), flush=True)
                found.append(held)
    return found


def figures(found: Sequence[Held]) -> list[Figure]:
    """What has a goal: beside others a call is as fast as alone, and takes little memory."""
    alone = next((one.p95 for one in found if one.calls == 1), None)
    goal = None if alone is None else alone + SLOWER_MS
    lines: list[Figure] = []
    for one in found:
        where = f"{one.calls} calls in {one.processes} processes, {one.engines} engines"
        lines += [
            Figure(f"voice to voice, p95: {where}", goal, one.p95, "ms", one.why),
            Figure(f"memory a call: {where}", CALL_MB, one.megabytes_a_call, "MB"),
            Figure(f"CPU for a second of a call: {where}", None, one.cpu, "s"),
        ]
    return lines


def main() -> int:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.capacity", description=__doc__)
    add = parser.add_argument
    add("--processes", type=int, nargs="+", default=[1, 2, 3])
    add("--calls", type=int, nargs="+", default=[1, 4, 8, 12])
    add("--turns", type=int, default=6, help="of each call")
    add("--engines", choices=("standins", "own"), default="standins")
    wanted = parser.parse_args()
    out = ROOT / "out" / "capacity" / time.strftime("%Y%m%d-%H%M%S", time.gmtime())
    try:
        found = asyncio.run(run(wanted, out))
    except (Failed, NoVoice, ServerFailed) as error:
        print(f"It could not be measured: {error}")
        return 1
    print(f"Machine: {machine()}. Seed {SEED}.")
    write_json(out / "cells.json", [asdict(one) for one in found])
    write_json(ROOT / "out" / "bench-capacity.json", [one.as_json() for one in figures(found)])
    return 0


if __name__ == "__main__":
    sys.exit(main())
