"""`make bench-api`: many people use the API at once, on rows of years.

200 people on PostgreSQL with two processes, and 50 on SQLite with one, each with a second of
thinking between two requests. Prints a table, the slowest routes with their statements, and what
the databases read whole; writes out/bench-api.json and out/bench-api-rows.json. Status 0 whether
the goals hold or not, 1 where it could not measure.
"""

import argparse
import asyncio
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import httpx

from api.clock import system_clock
from api.database import Database
from bench.api_cases import empty_database
from bench.api_people import Met, Plan
from bench.api_plans import Explained, explain_reads
from bench.api_rows import fill
from bench.api_tally import figures, processor_ms, slowest, statements_by_route
from bench.report import Figure, machine, table, write_json
from bench.server import ROOT, ServerFailed, serve

SEED: Final = 7
THINK_S: Final = 1.0
WARM_S: Final = 15.0
COUNT_S: Final = 60.0
MANY: Final = "1000000/minute"
"""All people come from one address here."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What is measured. processes: of the API, each with a port of its own."""

    database: str
    people: int
    processes: int

    @property
    def name(self) -> str:
        """For the table."""
        return f"{self.database}, {self.processes} × API, {self.people} people"


SETUPS: Final = (Setup("SQLite", 50, 1), Setup("PostgreSQL", 200, 2))


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of a setup. statements: per route, mean and most of a request.

    processor_ms: what a request takes of a processor.
    """

    setup: Setup
    met: Met
    processor_ms: float
    statements: Mapping[str, tuple[float, float]]
    explained: Sequence[Explained]


async def sign_in(urls: Sequence[str], people: int) -> tuple[list[tuple[str, str]], list[str]]:
    """New guests: (address of their process, access token) each, and their ids."""
    signed_in: list[tuple[str, str]] = []
    ids: list[str] = []
    async with httpx.AsyncClient(trust_env=False) as http:
        for number in range(people):
            url = urls[number % len(urls)]
            answer = (await http.post(f"{url}/api/auth/guest")).raise_for_status().json()
            signed_in.append((url, answer["access_token"]))
            ids.append(answer["user"]["id"])
    return signed_in, ids


async def meet(plan: Plan) -> Met:
    """Let the people of the plan live in a process of their own. Raises ServerFailed."""
    command = [sys.executable, "-m", "bench.api_people"]
    process = await asyncio.create_subprocess_exec(
        *command, cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    out, _ = await process.communicate(plan.dump())
    if process.returncode != 0:
        raise ServerFailed("The people did not come; their process says why above.")
    return [tuple(one) for one in json.loads(out)]


async def figures_of(urls: Sequence[str]) -> list[str]:
    """Each process's own figures, in Prometheus's format."""
    async with httpx.AsyncClient(trust_env=False) as http:
        return [(await http.get(f"{url}/metrics")).raise_for_status().text for url in urls]


async def measure(setup: Setup, url: str, folder: Path, wanted: argparse.Namespace) -> Measured:
    """Start the processes, fill the database, let people come. Raises ServerFailed."""
    options = {"DATABASE_URL": url, "GUESTS": "on"}
    options |= {"LIMIT_SIGN_UP_ADDRESS": MANY, "QUOTA_INTERVIEWS": "1000000"}
    async with AsyncExitStack() as running:
        servers = [
            await running.enter_async_context(serve(folder / "data", **options))
            for _ in range(setup.processes)
        ]
        urls = [server.origin for server in servers]
        people, ids = await sign_in(urls, setup.people)
        database = Database(url)
        running.push_async_callback(database.aclose)
        interviews = await fill(database, ids, system_clock())
        print(f"{setup.name}: {interviews:,} interviews are there; people come.", flush=True)
        before = await figures_of(urls)
        met = await meet(Plan(people, THINK_S, WARM_S, wanted.seconds, wanted.seed))
        after = await figures_of(urls)
        explained = await explain_reads(url, folder / "data", people[0][1])
    return Measured(setup, met, processor_ms(before, after), statements_by_route(after), explained)


def report(measured: Sequence[Measured], wanted: argparse.Namespace) -> list[Figure]:
    """Print what was found; the table's lines."""
    lines: list[Figure] = []
    rows: list[dict[str, Any]] = []
    for one in measured:
        name = one.setup.name
        lines += figures(name, one.met, wanted.seconds, one.processor_ms, one.explained)
        found = slowest(name, one.met, one.statements)
        rows += [route.as_json() for route in found]
        print(f"\n{name}: the slowest routes\n")
        print("\n".join(str(route) for route in found))
        for statement in one.explained:
            for scan in statement.scans:
                print(f"  {statement.route} reads whole: {scan}\n    {statement.statement}")
    write_json(ROOT / "out" / "bench-api-rows.json", rows)
    return lines


async def run(wanted: argparse.Namespace) -> list[Measured]:
    """Every setup that was asked for. Raises ServerFailed."""
    measured: list[Measured] = []
    for setup in SETUPS:
        if wanted.database not in (None, setup.database):
            continue
        with tempfile.TemporaryDirectory(prefix="mockmate-load-") as name:
            folder = Path(name)
            # Making it runs an event loop of its own.
            database = empty_database(setup.database, folder, durable=True)
            url = await asyncio.to_thread(database.__enter__)
            try:
                measured.append(await measure(setup, url, folder, wanted))
            finally:
                await asyncio.to_thread(database.__exit__, None, None, None)
    return measured


def main() -> int:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.api_load", description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--seconds", type=float, default=COUNT_S, help="that count, a setup")
    parser.add_argument("--database", choices=[setup.database for setup in SETUPS])
    wanted = parser.parse_args()
    try:
        measured = asyncio.run(run(wanted))
    except (ServerFailed, FileNotFoundError) as error:
        print(f"It could not be measured: {error}")
        return 1
    lines = report(measured, wanted)
    print(f"\n{table(lines)}\n\nMachine: {machine()}. Seed {wanted.seed}.")
    write_json(ROOT / "out" / "bench-api.json", [line.as_json() for line in lines])
    return 0


if __name__ == "__main__":
    sys.exit(main())
