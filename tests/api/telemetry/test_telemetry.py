"""What pages tell, and what is kept of it."""

from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import select

from api.context import Context
from api.telemetry.models import TelemetryRow
from tests.api.support import FakeClock, Person, client, error_of

PATH = "/api/telemetry"


def report(*measures: tuple[str, Any], page: str = "live") -> dict[str, Any]:
    return {"page": page, "measures": [{"name": name, "value": value} for name, value in measures]}


async def kept(context: Context) -> list[tuple[str, str, float]]:
    async with context.database.reading() as db:
        rows = (await db.execute(select(TelemetryRow).order_by(TelemetryRow.name))).scalars()
        return [(row.page, row.name, row.value) for row in rows]


async def test_anybody_may_tell_and_nobody_is_noted(
    app: FastAPI, context: Context, clock: FakeClock
) -> None:
    async with client(app) as nobody:
        answer = await nobody.post(PATH, json=report(("lcp", 1234.5), ("cls", 0.02)))
    assert (answer.status_code, answer.content) == (204, b"")
    assert await kept(context) == [("live", "cls", 0.02), ("live", "lcp", 1234.5)]
    async with context.database.reading() as db:
        row = (await db.execute(select(TelemetryRow).limit(1))).scalar_one()
    assert set(vars(row)) - {"_sa_instance_state"} == {"id", "at", "page", "name", "value"}
    assert row.at == clock()


async def test_a_browser_needs_no_csrf_header(context: Context, person: Person) -> None:
    del person.http.headers["X-CSRF-Token"]
    assert (await person.http.post(PATH, json=report(("inp", 80)))).status_code == 204
    assert len(await kept(context)) == 1


async def test_only_what_is_known_is_kept_and_within_bounds(app: FastAPI, context: Context) -> None:
    async with client(app) as nobody:
        measures = (("lcp", 1e300), ("cls", -1), ("clicked.by.jane", 1))
        answer = await nobody.post(PATH, json=report(*measures, page="interviews.abc123"))
    assert answer.status_code == 204
    assert await kept(context) == [("other", "cls", 0), ("other", "lcp", 600_000)]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (report(), "measures"),
        (report(*[("lcp", 1)] * 51), "measures"),
        (report(("LCP of Jane", 1)), "measures.0.name"),
        (report(("lcp", None)), "measures.0.value"),
        (report(("lcp", 1), page="https://example.org"), "page"),
        ({**report(("lcp", 1)), "user": "jane"}, "user"),
    ],
)
async def test_what_does_not_fit_is_named(app: FastAPI, body: dict[str, Any], field: str) -> None:
    async with client(app) as nobody:
        error_of(await nobody.post(PATH, json=body), 422, "does_not_fit", field)


async def test_a_report_is_short(app: FastAPI) -> None:
    async with client(app) as nobody:
        answer = await nobody.post(PATH, json={**report(("lcp", 1)), "x": "x" * 8_192})
        error_of(answer, 413, "too_large")


async def test_one_address_cannot_tell_without_end(app: FastAPI, context: Context) -> None:
    async with client(app) as nobody:
        body = report(("lcp", 1))
        answers = [(await nobody.post(PATH, json=body)).status_code for _ in range(121)]
    assert answers == [204] * 120 + [429]
    assert len(await kept(context)) == 120
