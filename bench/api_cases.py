"""`make prove-api`: made-up requests to every operation of the OpenAPI document.

On SQLite and on PostgreSQL, with limits raised; server-sent events are left out, and what computes
a password hash gets fewer. Prints a table and writes out/prove-api.json. Status 0 whether the goals
hold or not, 1 where it could not measure.
"""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from api.database import Database
from api.log import configure_logging
from api.migrate import migrate
from bench.report import Figure, machine, table, write_json
from bench.server import ROOT
from scripts.services import find_postgresql
from tests.api.fuzz.cases import Tally, operations, play
from tests.api.fuzz.subject import Subject, running_subject
from tests.servers.postgresql import DURABLE, QUICK, cluster

SEED: Final = 4
CASES: Final = 200
PASSWORD_CASES: Final = 50
PASSWORD_ROUTES: Final = frozenset(
    f"/api/auth/{name}" for name in ("register", "login", "password", "reset")
)
DATABASES: Final = ("SQLite", "PostgreSQL")


@contextmanager
def empty_database(kind: str, folder: Path, *, durable: bool = False) -> Generator[str]:
    """The address of a migrated database. durable: PostgreSQL waits for its disk.

    Raises FileNotFoundError where PostgreSQL is missing.
    """
    if kind == "SQLite":
        url = f"sqlite:///{folder / 'mockmate.db'}"
        asyncio.run(_migrate(url))
        yield url
        return
    found = find_postgresql()
    if found is None:
        raise FileNotFoundError("PostgreSQL is not installed; `make test` installs it.")
    with (
        cluster(found, DURABLE if durable else QUICK) as running,
        running.database(migrated=True) as url,
    ):
        yield url


async def _migrate(url: str) -> None:
    database = Database(url)
    try:
        await migrate(database)
    finally:
        await database.aclose()


def play_all(subject: Subject, only: str, share: float, chance: int) -> list[Tally]:
    """Every operation whose name holds `only`, each with its share of cases."""
    tallies: list[Tally] = []
    for operation in operations(subject):
        if only not in operation.label:
            continue
        cases = PASSWORD_CASES if operation.path in PASSWORD_ROUTES else CASES
        tally = play(operation, subject, cases=max(1, round(cases * share)), chance=chance)
        statuses = " ".join(f"{status}×{n}" for status, n in sorted(tally.statuses.items()))
        print(f"{'BAD ' if tally.failures else 'ok  '} {tally.operation}: {statuses}", flush=True)
        for kind, how in tally.failures.items():
            print(f"     {kind}: {how}", flush=True)
        tallies.append(tally)
    return tallies


def figures(kind: str, tallies: Sequence[Tally]) -> list[Figure]:
    """The table's lines for one database."""
    answered = [tally for tally in tallies if any(status < 300 for status in tally.statuses)]
    errors = sum(n for tally in tallies for status, n in tally.statuses.items() if status >= 500)
    misfits = sum(len(tally.failures) for tally in tallies)
    return [
        Figure(f"{kind}: operations", None, len(tallies), ""),
        Figure(f"{kind}: operations that were also carried out", None, len(answered), ""),
        Figure(f"{kind}: cases", None, sum(tally.cases for tally in tallies), ""),
        Figure(f"{kind}: fewest cases of an operation", None, min(t.cases for t in tallies), ""),
        Figure(f"{kind}: answers with 5xx", 0, errors, ""),
        Figure(f"{kind}: kinds of answers that do not fit the document", 0, misfits, ""),
    ]


def main() -> int:
    """Play what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.api_cases", description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only", default="", help="operations whose name holds this")
    parser.add_argument("--share", type=float, default=1.0, help="of the cases")
    parser.add_argument("--database", choices=DATABASES, action="append")
    wanted = parser.parse_args()
    configure_logging("CRITICAL", sys.stderr)
    lines: list[Figure] = []
    for kind in wanted.database or DATABASES:
        with tempfile.TemporaryDirectory(prefix="mockmate-cases-") as name:
            folder = Path(name)
            print(f"\n{kind}", flush=True)
            try:
                with (
                    empty_database(kind, folder) as url,
                    running_subject(folder / "data", url) as subject,
                ):
                    tallies = play_all(subject, wanted.only, wanted.share, wanted.seed)
            except FileNotFoundError as error:
                print(f"It could not be measured: {error}")
                return 1
        lines += figures(kind, tallies)
    print(f"\n{table(lines)}\n\nMachine: {machine()}. Seed {wanted.seed}.")
    write_json(ROOT / "out" / "prove-api.json", [line.as_json() for line in lines])
    return 0


if __name__ == "__main__":
    sys.exit(main())
