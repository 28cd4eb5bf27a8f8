"""What is left of the interviews in the end: results, journal rows, files, sound."""

import asyncio
import io
import json
import sqlite3
import time
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import av
import httpx

import api.tables  # noqa: F401  # pyright: ignore[reportUnusedImport]  tables refer to each other
from api.agent_api.repository import AgentRepository
from api.agent_api.service import rebuild
from api.database import Database
from bench.server import Server
from tests.kills.candidate import Candidate

SETTLED_WITHIN_S: Final = 90.0
LOOK_EVERY_S: Final = 0.1
PROJECTED: Final = {
    "interview": "id, status",
    "question": "id, kind, parent_id, position, text, bookmarked, asked_call_id, asked_at_s",
    "answer": "id, question_id, call_id, text, heard, edited, typed, skipped, ranges, words,"
    " engine, hints_used",
    "call": "id, client_present, ended_at, ended_by, end_reason",
}
"""Tables that the journal gives, and what it gives of them."""

Row = dict[str, Any]


class Unsettled(Exception):
    """What was recorded did not reach the API in time."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One interview's. Durations are seconds.

    journal: (call id, seq, event), by call and seq. chunks: by call, the numbers that are there.
    audio_s: how long each answer sounds, by question id. evaluations: (answer id, status, key of
    what was judged), oldest first.
    """

    results: Row
    journal: list[tuple[str, int, Row]]
    chunks: dict[str, list[int]]
    audio_s: dict[str, float]
    recording_s: float
    evaluations: list[tuple[str, str, str | None]]

    def events(self, kind: str) -> list[Row]:
        """The journal's events of a type."""
        return [event for _, _, event in self.journal if event["type"] == kind]


def query(database: Path, sql: str, *values: str) -> list[Row]:
    """Rows of a query that reads."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(sql, values)]


async def settled(server: Server, candidates: Iterable[Candidate]) -> None:
    """Wait until everything recorded is stored and read a second time. Raises Unsettled."""
    until = time.monotonic() + SETTLED_WITHIN_S
    for candidate in candidates:
        while missing := _missing(server, candidate):
            if time.monotonic() > until:
                raise Unsettled(missing)
            await asyncio.sleep(LOOK_EVERY_S)


async def gather(server: Server, candidate: Candidate) -> Evidence:
    """All about this candidate's interview."""
    url = f"/api/interviews/{candidate.interview_id}"
    results = (await candidate.http.get(f"{url}/results")).raise_for_status().json()
    rows = query(
        server.database,
        "SELECT call_id, seq, body FROM journal JOIN call ON call.id = call_id"
        " WHERE interview_id = ? ORDER BY number, seq",
        candidate.interview_id,
    )
    calls = _calls(server, candidate)
    return Evidence(
        results=results,
        journal=[(row["call_id"], row["seq"], json.loads(row["body"])) for row in rows],
        chunks={call_id: _numbers(server.data / "files" / "calls" / call_id) for call_id in calls},
        audio_s={
            answer["question_id"]: await _duration(candidate.http, answer["audio_url"])
            for answer in results["answers"]
            if answer["audio_url"] is not None
        },
        recording_s=await _duration(candidate.http, f"{url}/recording"),
        evaluations=_evaluations(server, candidate),
    )


async def rows_that_differ(server: Server, interview_ids: Iterable[str]) -> list[str]:
    """Rows that a replay of the journals gives otherwise. The server must have stopped."""
    before = _projection(server.database)
    database = Database(f"sqlite+aiosqlite:///{server.database}")
    try:
        for interview_id in interview_ids:
            async with database.writing() as db:
                await rebuild(AgentRepository(db), interview_id)
    finally:
        await database.aclose()
    after = _projection(server.database)
    return [f"{table} {row}" for table, row in sorted(before ^ after)]


def _missing(server: Server, candidate: Candidate) -> str:
    """What has not arrived yet; empty when all has."""
    status = query(
        server.database, "SELECT status FROM interview WHERE id = ?", candidate.interview_id
    )
    if status != [{"status": "completed"}]:
        return "the interview is not completed"
    unread = query(
        server.database,
        "SELECT id FROM answer WHERE interview_id = ? AND ranges != '[]' AND NOT typed"
        " AND engine IS NULL",
        candidate.interview_id,
    )
    if unread:
        return "an answer has no second reading"
    for call_id in _calls(server, candidate):
        folder = server.data / "journal" / call_id
        stored = query(
            server.database, "SELECT count(*) AS n FROM journal WHERE call_id = ?", call_id
        )[0]["n"]
        journal = folder / "journal.jsonl"
        if journal.exists() and journal.read_bytes().count(b"\n") > stored:
            return "events are not delivered"
        there = set(_numbers(server.data / "files" / "calls" / call_id))
        if not set(_numbers(folder / "audio")) <= there:
            return "audio is not delivered"
    return ""


def _evaluations(server: Server, candidate: Candidate) -> list[tuple[str, str, str | None]]:
    sql = (
        "SELECT answer_id, status, content_key FROM evaluation WHERE interview_id = ?"
        " ORDER BY answer_id, number"
    )
    rows = query(server.database, sql, candidate.interview_id)
    return [(row["answer_id"], row["status"], row["content_key"]) for row in rows]


def _calls(server: Server, candidate: Candidate) -> list[str]:
    sql = "SELECT id FROM call WHERE interview_id = ? ORDER BY number"
    return [row["id"] for row in query(server.database, sql, candidate.interview_id)]


def _numbers(folder: Path) -> list[int]:
    return sorted(int(path.stem) for path in folder.glob("*.ogg"))


def _projection(database: Path) -> set[tuple[str, str]]:
    return {
        (table, str(row))
        for table, columns in PROJECTED.items()
        for row in query(database, f"SELECT {columns} FROM {table}")  # noqa: S608  our own names
    }


async def _duration(http: httpx.AsyncClient, url: str) -> float:
    """How long a file sounds, decoded to the end."""
    data = (await http.get(url)).raise_for_status().content
    with av.open(io.BytesIO(data), "r") as file:
        return sum(frame.samples / frame.sample_rate for frame in file.decode(audio=0))
