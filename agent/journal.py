"""The append-only record of a call: first on disk, then delivered to the API exactly once.

Whatever the candidate said is in this folder before anything else happens with it:

    {folder}/{call_id}/interview         whose call it is
    {folder}/{call_id}/journal.jsonl     one event a line, `seq` growing by one
    {folder}/{call_id}/audio/{n}.ogg     the call's audio, kept until the call is over

Delivery repeats until the API has it; the API stores an event or a chunk once, by its number.
"""

import asyncio
import errno
import math
import os
import shutil
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol

import structlog

from schemas.journal import AUDIO_CHUNK_S, Event, events

log = structlog.get_logger(__name__)

BATCH: Final = 100
"""Most events in one delivery."""
FIRST_RETRY_S: Final = 0.2
LAST_RETRY_S: Final = 5.0


class Undelivered(Exception):
    """The API did not take a report. `retryable`: the same report may pass later."""

    def __init__(self, message: str, *, retryable: bool) -> None:
        super().__init__(message)
        self.retryable = retryable


class Gone(Undelivered):
    """The API knows no such call: it was deleted."""


class Reports(Protocol):
    """Where a call's record goes."""

    async def report(self, call_id: str, batch: list[Event]) -> int:
        """Store these events; returns the last `seq` that is stored. Raises Undelivered."""
        ...

    async def report_audio(self, call_id: str, number: int, chunk: bytes) -> None:
        """Store this chunk. Raises Undelivered."""
        ...


class Journal:
    """One call's record. `append` and `add_audio` return once the operating system has the bytes.

    delivered: the last `seq` that the API has; next_chunk: the first chunk that it does not have.
    """

    def __init__(
        self,
        folder: Path,
        call_id: str,
        interview_id: str,
        reports: Reports,
        *,
        delivered: int,
        next_chunk: int,
    ) -> None:
        self.call_id = call_id
        self._folder = folder / call_id
        self._audio = self._folder / "audio"
        self._audio.mkdir(parents=True, exist_ok=True)
        _write_whole(self._folder / "interview", interview_id.encode())
        self._reports = reports
        self._pending = deque(e for e in _read_events(self._path) if e.seq > delivered)
        self._last = self._pending[-1].seq if self._pending else delivered
        numbers = sorted(int(path.stem) for path in self._audio.glob("*.ogg"))
        self._chunks = deque(number for number in numbers if number >= next_chunk)
        self.next_chunk = max([next_chunk, *(number + 1 for number in numbers)])
        """The number of the next chunk to be added."""
        self._file = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._work = asyncio.Event()
        self._idle = asyncio.Event()
        self._recorded = asyncio.Event()
        self._work.set()
        self._task = asyncio.create_task(self._deliver())
        self._task.add_done_callback(self._stopped)
        self._readings: set[asyncio.Future[list[bytes]]] = set()
        self._closed = False

    @property
    def _path(self) -> Path:
        return self._folder / "journal.jsonl"

    @property
    def undelivered(self) -> tuple[Event, ...]:
        """What the API does not have yet, oldest first."""
        return tuple(self._pending)

    @property
    def all_delivered(self) -> bool:
        """Whether the API has everything."""
        return not self._pending and not self._chunks

    def append(self, event: Event) -> None:
        """Write `event` with the next `seq`.

        Raises ValueError once closed, and OSError where it cannot be written; then it is not.
        """
        if self._closed:
            raise ValueError(f"the journal of call {self.call_id} is closed")
        event = event.model_copy(update={"seq": self._last + 1})
        _write_line(self._file, events.dump_json(event) + b"\n")
        self._last = event.seq
        self._pending.append(event)
        self._wake()

    def add_audio(self, chunk: bytes) -> None:
        """Keep the next chunk."""
        _write_whole(self._chunk_path(self.next_chunk), chunk)
        self._chunks.append(self.next_chunk)
        self.next_chunk += 1
        self._recorded.set()
        self._recorded = asyncio.Event()
        self._wake()

    async def audio(self, start_s: float, end_s: float) -> list[bytes]:
        """The chunks that hold this stretch of the call, from chunk `start_s // AUDIO_CHUNK_S` on.

        Waits for the last of them to be recorded. Raises FileNotFoundError where one is missing.
        """
        first = int(start_s / AUDIO_CHUNK_S)
        # A stretch that ends with a chunk needs no sample of the next, which may never come.
        last = max(first, math.ceil(round(end_s / AUDIO_CHUNK_S, 6)) - 1)
        while self.next_chunk <= last:
            await self._recorded.wait()
        paths = [self._chunk_path(number) for number in range(first, last + 1)]
        reading = asyncio.ensure_future(asyncio.to_thread(_read_all, paths))
        self._readings.add(reading)
        reading.add_done_callback(self._readings.discard)
        # A thread reads on when its asker is cancelled; `close` waits for it.
        return await asyncio.shield(reading)

    async def delivered(self, within_s: float) -> bool:
        """Wait until the API has everything; False if it took longer."""
        try:
            async with asyncio.timeout(within_s):
                await self._idle.wait()
        except TimeoutError:
            return False
        return True

    async def close(self) -> None:
        """Stop delivering. What is left stays on disk for the next time. Idempotent."""
        if self._closed:
            return
        self._closed = True
        self._task.cancel()
        await asyncio.gather(self._task, *self._readings, return_exceptions=True)
        os.close(self._file)

    def forget(self) -> None:
        """Remove the record, once the call is over and everything is delivered."""
        if not self.all_delivered:
            raise RuntimeError("a record that is not delivered must not be removed")
        # The journal goes first: a folder without one is not taken up again.
        self._path.unlink()
        shutil.rmtree(self._folder)

    def _chunk_path(self, number: int) -> Path:
        return self._audio / f"{number:06}.ogg"

    def _wake(self) -> None:
        self._idle.clear()
        self._work.set()

    def _stopped(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("journal_delivery_failed", call_id=self.call_id, exc_info=error)

    async def _deliver(self) -> None:
        retry_s = FIRST_RETRY_S
        while True:
            await self._work.wait()
            try:
                await self._deliver_some()
                retry_s = FIRST_RETRY_S
            except Undelivered as error:
                log.warning("journal_not_delivered", call_id=self.call_id, reason=str(error))
                if not error.retryable:
                    # Nothing here can mend it, but the record stays on disk for someone who can.
                    return
                await asyncio.sleep(retry_s)
                retry_s = min(LAST_RETRY_S, retry_s * 2)

    async def _deliver_some(self) -> None:
        # Audio first: an event may name a stretch of it.
        while self._chunks:
            number = self._chunks[0]
            chunk = self._chunk_path(number).read_bytes()
            await self._reports.report_audio(self.call_id, number, chunk)
            self._chunks.popleft()
        if self._pending:
            batch = [self._pending[i] for i in range(min(BATCH, len(self._pending)))]
            await asyncio.to_thread(os.fsync, self._file)
            stored = await self._reports.report(self.call_id, batch)
            while self._pending and self._pending[0].seq <= stored:
                self._pending.popleft()
        if self.all_delivered:
            self._work.clear()
            self._idle.set()


def _write_line(file: int, line: bytes) -> None:
    """Append all of `line` or nothing: half a line in the middle could not be read again."""
    size = os.fstat(file).st_size
    if os.write(file, line) < len(line):
        os.ftruncate(file, size)
        raise OSError(errno.ENOSPC, "the journal could not be written: the disk is full")


def _write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a crash leaves all of it or what was there before."""
    partial = path.with_suffix(".part")
    partial.write_bytes(data)
    partial.rename(path)


def _read_all(paths: list[Path]) -> list[bytes]:
    return [path.read_bytes() for path in paths]


def _read_events(path: Path) -> Iterator[Event]:
    """The events in a journal file, in order; a torn last line, from a crash, is cut off."""
    if not path.exists():
        return
    whole, _, torn = path.read_bytes().rpartition(b"\n")
    if torn:
        os.truncate(path, path.stat().st_size - len(torn))
    for line in whole.splitlines():
        yield events.validate_json(line)


def remove_remains(folder: Path) -> None:
    """Finish what a crash interrupted: remove records in `folder` that were being forgotten."""
    for path in folder.glob("*"):
        if not (path / "journal.jsonl").exists():
            shutil.rmtree(path)


def remove_record(folder: Path, call_id: str) -> None:
    """Remove a closed call's record from `folder`, delivered or not; one not there is fine."""
    (folder / call_id / "journal.jsonl").unlink(missing_ok=True)
    with suppress(FileNotFoundError):
        shutil.rmtree(folder / call_id)


def waiting_calls(folder: Path) -> list[str]:
    """Ids of the calls that left a record in `folder`."""
    return sorted(path.parent.name for path in folder.glob("*/journal.jsonl"))


def interview_of(folder: Path, call_id: str) -> str:
    """The interview that a call in `folder` belongs to."""
    return (folder / call_id / "interview").read_text()
