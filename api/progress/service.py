"""Progress as a person sees it: figures, and sentences about them."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from api.context import Context
from api.jobs.repository import JobRepository
from api.progress.models import ToldRow
from api.progress.repository import ProgressRepository, ToldRepository
from api.progress.telling import AGAIN, MOST_A_DAY, TELL_INSIGHTS, gathered, to_tell
from schemas.analytics import Insight, Progress


async def progress_of(
    context: Context, owner_id: str, *, since: datetime | None, until: datetime | None
) -> Progress:
    """Figures over one's finished interviews, `since` ≤ created < `until`.

    A language model's sentences where it has put just these figures into words; else those of the
    rules, and it is asked for the next time.
    """
    async with context.database.reading() as db:
        rows = ProgressRepository(db, owner_id, since=since, until=until)
        known, helped = await gathered(rows)
        model = context.language
        what = None if model is None else to_tell(model, known, helped)
        if what is None:
            return known
        row = await ToldRepository(db, owner_id).told(what.content_key)
        due = await _is_due(db, owner_id, row, context.clock())
    if due:
        payload = {"since": since and since.isoformat(), "until": until and until.isoformat()}
        async with context.database.writing() as db:
            await context.jobs.enqueue(
                db, TELL_INSIGHTS, subject=owner_id, owner_id=owner_id, payload=payload
            )
    if row is None or not row.insights:
        return known
    told = tuple(Insight.model_validate(one) for one in row.insights)
    return known.model_copy(update={"insights": told})


async def _is_due(db: AsyncSession, owner_id: str, row: ToldRow | None, now: datetime) -> bool:
    """Whether to ask now: not twice at once, and not without end."""
    if row is not None and (row.insights is not None or now - row.told_at < AGAIN):
        return False
    if await JobRepository(db).is_active(TELL_INSIGHTS, owner_id):
        return False
    day = now - timedelta(days=1)
    return await ToldRepository(db, owner_id).count(since=day) < MOST_A_DAY
