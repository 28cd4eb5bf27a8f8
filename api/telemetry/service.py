"""Keeping what pages measured."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from api.ids import new_id
from api.telemetry.models import TelemetryRow
from api.telemetry.vocabulary import BOUNDS, OTHER_PAGE, PAGES
from schemas.telemetry import TelemetryRequest


def keep(db: AsyncSession, report: TelemetryRequest, now: datetime) -> None:
    """Keep the figures that we know, within their bounds; a newer page may send others."""
    page = report.page if report.page in PAGES else OTHER_PAGE
    db.add_all(
        TelemetryRow(
            id=new_id(),
            at=now,
            page=page,
            name=measure.name,
            value=min(max(measure.value, BOUNDS[measure.name][0]), BOUNDS[measure.name][1]),
        )
        for measure in report.measures
        if measure.name in BOUNDS
    )
