"""What one person may use in a day, counted in rows."""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from math import ceil
from typing import Final, Literal

from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import Clock
from api.errors import TooMany
from api.quotas.repository import UsageRepository
from api.settings import Settings

QuotaKind = Literal[
    "interviews", "minutes", "uploads", "evaluations", "analyses", "regenerations", "exports"
]

WORDS: Final[Mapping[QuotaKind, str]] = {
    "interviews": "created {limit} interviews",
    "minutes": "used {limit} minutes of speech",
    "uploads": "uploaded {limit} files",
    "evaluations": "had {limit} answers evaluated again",
    "analyses": "had {limit} job descriptions analysed",
    "regenerations": "asked {limit} times for other questions",
    "exports": "asked for {limit} copies of everything",
}


class QuotaReached(TooMany):
    """As much as one day allows."""

    code = "quota_reached"


class Quotas:
    """Counts for each person and each day in UTC. Deleting what was made frees nothing."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._clock = clock
        self._limits: Mapping[QuotaKind, int] = {
            "interviews": settings.quota_interviews,
            "minutes": settings.quota_minutes,
            "uploads": settings.quota_uploads,
            "evaluations": settings.quota_evaluations,
            "analyses": settings.quota_analyses,
            "regenerations": settings.quota_regenerations,
            "exports": settings.quota_exports,
        }

    async def take(
        self, db: AsyncSession, user_id: str, kind: QuotaKind, amount: float = 1
    ) -> None:
        """Use some of it, if the transaction of `db` commits. Raises QuotaReached."""
        now = self._clock()
        if await UsageRepository(db).add(user_id, kind, now.date(), amount) > self._limits[kind]:
            raise self._reached(kind, now)

    async def check(self, db: AsyncSession, user_id: str, kind: QuotaKind) -> None:
        """Whether something is left. Raises QuotaReached."""
        now = self._clock()
        if await UsageRepository(db).used(user_id, kind, now.date()) >= self._limits[kind]:
            raise self._reached(kind, now)

    async def note(self, db: AsyncSession, user_id: str, kind: QuotaKind, amount: float) -> None:
        """Count what was used already, as nobody knew before how long a call would be."""
        await UsageRepository(db).add(user_id, kind, self._clock().date(), amount)

    def _reached(self, kind: QuotaKind, now: datetime) -> QuotaReached:
        tomorrow = datetime.combine(now.date() + timedelta(days=1), time(), UTC)
        used = WORDS[kind].format(limit=self._limits[kind])
        return QuotaReached(
            f"You have {used} today, which is all that one day allows. "
            "You can go on tomorrow, from midnight UTC.",
            retry_after_s=ceil((tomorrow - now).total_seconds()),
        )
