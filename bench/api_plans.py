"""How the database finds what the routes ask for: every statement, explained on real rows."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import httpx
from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import AsyncEngine

from api.context import Context
from bench.server import ServerFailed
from tests.api.fuzz.subject import application

READS: Final = (
    "/api/analytics/progress",
    "/api/auth/me",
    "/api/auth/sessions",
    "/api/bookmarks",
    "/api/interviews",
    "/api/interviews?q=engineer",
    "/api/interviews?status=completed&kind=practice",
    "/api/interviews?from=2025-06-01T00:00:00Z&to=2025-09-01T00:00:00Z",
    "/api/interviews/{interview_id}",
    "/api/interviews/{interview_id}/results",
    "/api/resumes",
)


@dataclass(frozen=True, slots=True)
class Explained:
    """A statement of a route, and each table that was read from its beginning to its end."""

    route: str
    statement: str
    plan: tuple[str, ...]
    scans: tuple[str, ...]


@contextmanager
def listening(engine: AsyncEngine) -> Generator[list[tuple[str, Any]]]:
    """Statements with their values, as they are sent."""
    heard: list[tuple[str, Any]] = []

    def before(
        _connection: Connection, _cursor: Any, text: str, values: Any, _context: Any, _many: bool
    ) -> None:
        if text.startswith("SELECT"):
            heard.append((text, values))

    event.listen(engine.sync_engine, "before_cursor_execute", before)
    try:
        yield heard
    finally:
        event.remove(engine.sync_engine, "before_cursor_execute", before)


async def explain_reads(url: str, data_dir: Path, token: str) -> list[Explained]:
    """The plans behind what a person reads, one statement after the other.

    Raises ServerFailed where a route answers with an error.
    """
    app = application(data_dir, url)
    context: Context = app.state.context
    engine = context.database.engine
    found: list[Explained] = []
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(
            transport=httpx.ASGITransport(app=app),
            base_url="http://bench",
            headers={"Authorization": f"Bearer {token}"},
        ) as http,
    ):
        listed = (await http.get("/api/interviews?status=completed")).raise_for_status().json()
        newest = listed["items"][0]["id"]
        for route in READS:
            with listening(engine) as heard:
                answer = await http.get(route.format(interview_id=newest))
            if not answer.is_success:
                raise ServerFailed(f"{route} answered {answer.status_code}: {answer.text}")
            for statement, values in heard:
                plan = await _plan(engine, statement, values)
                scans = tuple(line for line in plan if _is_scan(line))
                found.append(Explained(route, statement, plan, scans))
    return found


async def _plan(engine: AsyncEngine, statement: str, values: Any) -> tuple[str, ...]:
    how = "EXPLAIN QUERY PLAN " if engine.dialect.name == "sqlite" else "EXPLAIN "
    async with engine.connect() as connection:
        rows = await connection.exec_driver_sql(how + statement, values)
        return tuple(str(row[-1]) for row in rows)


def _is_scan(line: str) -> bool:
    # "SCAN x USING INDEX" walks an index in order, which is what a sorted page wants; constants
    # and parts of the same statement are no tables.
    harmless = any(word in line for word in ("USING", "CONSTANT", "("))
    sqlite = line.startswith("SCAN ") and not harmless
    return sqlite or "Seq Scan on" in line
