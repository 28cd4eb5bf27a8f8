"""A process that evaluates answers until it is killed: `worker.py DATABASE REDIS SEED FOLDER`."""

import asyncio
import sys
from datetime import timedelta
from pathlib import Path
from random import Random

from sqlalchemy import event

from agent.coach.evaluation.ports import ToJudge
from api.clock import system_clock
from api.database import Database
from api.evaluations.judging import Judging
from api.evaluations.sound import AnswerSound
from api.events.events import Events
from api.events.local import LocalRelay
from api.jobs.background import Background
from api.log import configure_logging
from api.recording.store import AudioStore
from api.settings import Settings
from api.storage.opening import open_storage
from api.tables import Base
from schemas.evaluation import Judgement
from tests.fakes.evaluator import ScriptedEvaluator, counted

LEASE = timedelta(seconds=1)


def say(point: str) -> None:
    """Tell whoever kills this process how far it is."""
    sys.stdout.write(point + "\n")
    sys.stdout.flush()


class TellingEvaluator(ScriptedEvaluator):
    """Says when it is asked."""

    async def judge(self, answer: ToJudge) -> Judgement:
        say("asked")
        return await super().judge(answer)


def tell_statements(database: Database) -> None:
    """A line before each statement that writes, and before each commit."""
    engine = database.engine.sync_engine

    def statement(_connection: object, _cursor: object, text: str, *_: object) -> None:
        if not text.lstrip().upper().startswith("SELECT EXISTS"):
            say("statement")

    def commit(_connection: object) -> None:
        say("commit")

    event.listen(engine, "before_cursor_execute", statement)
    event.listen(engine, "commit", commit)


async def main() -> None:
    """Work until the end."""
    assert Base.metadata.tables, "rows point to tables that must be known"
    # Standard output is for the lines that a kill is timed by.
    configure_logging("ERROR", sys.stderr)
    address, redis_url, seed, folder = sys.argv[1:]
    database = Database(address)
    background = Background(
        database,
        Events(LocalRelay(system_clock)),
        system_clock,
        redis_url=redis_url or None,
        random=Random(int(seed)),
        lease=LEASE,
    )
    storage = open_storage(Settings(data_dir=Path(folder)))
    sound = AnswerSound(AudioStore(storage), storage, counted)
    tell_statements(database)
    await background.start(Judging(TellingEvaluator(), sound, tries=1_000).kinds())
    say("started")
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
