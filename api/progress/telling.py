"""A language model puts a person's figures into words, in the background."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import structlog

from agent.coach.figures import named_figures
from agent.coach.insights import Helped
from agent.coach.tasks.insights import told_insights
from agent.coach.tasks.prompt_text import prompt_text, version_of
from agent.engines.errors import EngineError
from agent.engines.language import LanguageModel
from api.jobs.ports import JobKind
from api.jobs.run import JobRun
from api.progress.figures import progress
from api.progress.models import ToldRow
from api.progress.repository import ProgressRepository, ToldRepository
from schemas.analytics import Insight, Progress

TELL_INSIGHTS: Final = "tell_insights"
TRIES: Final = 3
AGAIN: Final = timedelta(hours=1)
"""After this it is asked again about figures on which it failed."""
MOST_A_DAY: Final = 20
"""Sets of figures of one person that it is asked about; so many are kept as well."""


@dataclass(frozen=True, slots=True)
class ToTell:
    """What the model is given. content_key: stands for it, for the model and for its prompt."""

    figures: Mapping[str, float]
    findings: tuple[Insight, ...]
    content_key: str


async def gathered(rows: ProgressRepository) -> tuple[Progress, Sequence[Helped]]:
    """The figures, with the sentences that the rules say of them."""
    helped = await rows.helped()
    known = progress(await rows.finished(), await rows.judged(), await rows.spoken(), helped)
    return known, helped


def to_tell(model: LanguageModel, known: Progress, helped: Sequence[Helped]) -> ToTell | None:
    """What these figures give to say; null where there is nothing."""
    figures = named_figures(known, helped)
    if not figures:
        return None
    content = {
        "by": [model.engine, model.model, version_of([prompt_text("insights")])],
        "figures": figures,
        "findings": [one.text for one in known.insights],
    }
    key = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    return ToTell(figures, known.insights, key)


class Telling:
    """Asks this model. The work's subject and owner is the person."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model

    def kinds(self) -> tuple[JobKind, ...]:
        """For the list of all work."""
        return (JobKind(TELL_INSIGHTS, self.tell, max_attempts=TRIES),)

    async def tell(self, run: JobRun) -> None:
        """Put the figures of the range that `run` names into words, and keep them."""
        since, until = (_instant(run.payload[name]) for name in ("since", "until"))
        async with run.database.reading() as db:
            rows = ProgressRepository(db, run.subject, since=since, until=until)
            what = to_tell(self._model, *await gathered(rows))
            row = what and await ToldRepository(db, run.subject).told(what.content_key)
        told = None
        if what is not None and (row is None or row.insights is None):
            told = await self._ask(run, what)
        async with run.transaction() as db:
            if told is not None:
                await ToldRepository(db, run.subject).keep(told, most=MOST_A_DAY)
            await run.finish(db)

    async def _ask(self, run: JobRun, what: ToTell) -> ToldRow:
        """What it says. Raises EngineError while it is worth another try."""
        row = ToldRow(
            owner_id=run.subject,
            content_key=what.content_key,
            insights=None,
            engine=self._model.engine,
            model=self._model.model,
            told_at=run.clock(),
        )
        log = structlog.get_logger("api.progress")
        try:
            found = await told_insights(self._model, what.figures, what.findings)
        except EngineError as error:
            if error.retryable and run.attempt < TRIES:
                raise
            log.warning("insights_not_told", job_id=run.id, reason=error.message)
        else:
            kept = [one.model_dump(mode="json") for one in found.insights]
            row.insights = kept
            log.info("insights_told", job_id=run.id, kept=len(kept), dropped=found.dropped)
        return row


def _instant(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value)
