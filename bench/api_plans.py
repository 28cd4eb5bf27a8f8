"""How the database finds what the routes ask for: every statement, explained on real rows."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx
from fastapi import FastAPI
from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import AsyncEngine

from bench.server import ServerFailed


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


async def explain(
    app: FastAPI, engine: AsyncEngine, token: str, routes: Sequence[tuple[str, str]]
) -> list[Explained]:
    """The plans behind `routes`, (template, path) each. Raises ServerFailed for an error."""
    found: list[Explained] = []
    transport = httpx.ASGITransport(app=app)
    headers = {"Authorization": f"Bearer {token}"}
    async with httpx.AsyncClient(
        transport=transport, base_url="http://bench", headers=headers
    ) as http:
        for route, path in routes:
            with listening(engine) as heard:
                answer = await http.get(path)
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
    # "SCAN x USING INDEX" walks an index in order, which is what a sorted page wants.
    sqlite = line.startswith("SCAN ") and "USING" not in line
    return sqlite or "Seq Scan on" in line
