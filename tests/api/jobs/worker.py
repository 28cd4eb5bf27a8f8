"""A process that does background work until it is killed: `worker.py DATABASE REDIS SEED`."""

import asyncio
import sys
from datetime import timedelta
from random import Random

from api.clock import system_clock
from api.database import Database
from api.events.events import Events
from api.events.local import LocalRelay
from api.ids import new_id
from api.jobs.background import Background
from api.jobs.ports import JobKind
from api.jobs.run import JobRun
from api.log import configure_logging
from api.tables import AuditRow

LEASE = timedelta(seconds=1)


def say(point: str) -> None:
    """Tell whoever kills this process how far it is."""
    sys.stdout.write(point + "\n")
    sys.stdout.flush()


async def write(run: JobRun) -> None:
    """Write one row, with a line at every point where a crash could matter."""
    say("begun")
    await run.progress(0.5)
    say("halfway")
    async with run.transaction() as db:
        row = AuditRow(id=new_id(), at=run.clock(), action="worked", subject=run.subject)
        db.add(row)
        await db.flush()
        say("written")
        await run.finish(db)
        say("finished")
    say("committed")


async def main() -> None:
    """Work until the end."""
    # Standard output is for the lines that a kill is timed by.
    configure_logging("ERROR", sys.stderr)
    address, redis_url, seed = sys.argv[1:]
    database = Database(address)
    background = Background(
        database,
        Events(LocalRelay(system_clock)),
        system_clock,
        redis_url=redis_url or None,
        random=Random(int(seed)),
        lease=LEASE,
    )
    await background.start((JobKind("write", write, max_attempts=1_000),))
    say("started")
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
