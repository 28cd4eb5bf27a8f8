"""What was used, in a file a day: a line for each request, and one for what it used."""

import asyncio
import os
import threading
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

from agent.engines.resilience.budget import Spent
from agent.engines.usage import Usage
from schemas.base import Schema


class _Line(Schema):
    kind: Literal["asked", "used"]
    engine: str
    tokens_in: int = 0
    tokens_out: int = 0
    cost: Decimal | None = None


class UsageFiles:
    """A UsageLog. Several processes may share the folder: each reads on from where it was.

    A line is written whole or, after a crash, not at all: half a line counts as none.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._day: date | None = None
        self._read = 0
        self._spent = Spent()

    async def spent(self, day: date) -> Spent:
        """See UsageLog."""
        return await asyncio.to_thread(self._sum, day)

    async def asked(self, day: date, engine: str) -> None:
        """See UsageLog."""
        await asyncio.to_thread(self._write, day, _Line(kind="asked", engine=engine))

    async def used(self, day: date, engine: str, usage: Usage) -> None:
        """See UsageLog."""
        line = _Line(
            kind="used",
            engine=engine,
            tokens_in=usage.tokens_in,
            tokens_out=usage.tokens_out,
            cost=usage.cost,
        )
        await asyncio.to_thread(self._write, day, line)

    def _write(self, day: date, line: _Line) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        # One write to a file opened to append: lines of several processes do not mix. The line end
        # before it keeps it apart from half a line that a crash left.
        data = f"\n{line.model_dump_json()}\n".encode()
        handle = os.open(self._path(day), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(handle, data)
        finally:
            os.close(handle)

    def _sum(self, day: date) -> Spent:
        with self._lock:
            if day != self._day:
                self._day, self._read, self._spent = day, 0, Spent()
            try:
                with self._path(day).open("rb") as file:
                    file.seek(self._read)
                    data = file.read()
            except FileNotFoundError:
                return self._spent
            whole = data[: data.rfind(b"\n") + 1]
            self._read += len(whole)
            for line in filter(None, whole.split(b"\n")):
                self._spent = _plus(self._spent, line)
            return self._spent

    def _path(self, day: date) -> Path:
        return self._folder / f"{day.isoformat()}.jsonl"


def _plus(spent: Spent, data: bytes) -> Spent:
    try:
        line = _Line.model_validate_json(data)
    except ValueError:
        return spent
    if line.kind == "asked":
        return spent.with_request()
    return spent.with_usage(Usage(line.tokens_in, line.tokens_out, line.cost))
