"""Reads files in processes of their own, so that a bad one harms nobody else."""

import asyncio
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeVar

import structlog

from api.errors import WrongType
from api.resumes.extraction.faults import TakesTooLong, unreadable
from api.resumes.extraction.limits import MAX_ANSWER_BYTES, READING, RECOGNISING
from api.resumes.extraction.protocol import (
    Answer,
    Extracted,
    Faulty,
    NotOurs,
    Order,
    Understood,
)
from schemas.resumes import ParsedResume

AT_ONCE: Final = 2
"""Files at a time; others wait. A call in the same machine needs the other cores."""

SCANS_AT_ONCE: Final = 1
"""Beside those: nobody's upload waits for somebody's scan."""

SPARE_LIFE_S: Final = 300.0
_ROOT: Final = Path(__file__).parents[3]
_COMMAND: Final = (sys.executable, "-m", "api.resumes.extraction.child")

_PIPE_BYTES: Final = 64 * 1024

Found = TypeVar("Found", Extracted, Understood)

log: structlog.stdlib.BoundLogger = structlog.get_logger("resumes")


class ReaderBroke(Exception):
    """Reading stopped by a mistake of ours, not the file's."""


class FileReader:
    """Starts a process a file. One that has everything loaded waits for the next file meanwhile.

    ocr: whether scans may be recognised, where the packages for it are installed.
    """

    def __init__(self, *, ocr: bool) -> None:
        self._ocr = ocr
        self._places = asyncio.Semaphore(AT_ONCE)
        self._places_for_scans = asyncio.Semaphore(SCANS_AT_ONCE)
        self._taking = asyncio.Lock()
        self._spare: Process | None = None
        self._ending: set[asyncio.Task[None]] = set()
        self._retirement: asyncio.TimerHandle | None = None

    async def extract(self, file: AsyncIterator[bytes]) -> Extracted:
        """A file's text; none for a scan, which `recognise` reads.

        Raises Unreadable, WrongType, ReaderBroke.
        """
        found = await self._ask(Order(task="extract", ocr=self._ocr), file, READING.wall_s)
        return _expect(found, Extracted)

    async def recognise(self, file: AsyncIterator[bytes]) -> Extracted:
        """A scan's text. Raises Unreadable, ReaderBroke."""
        found = await self._ask(Order(task="recognise", ocr=True), file, RECOGNISING.wall_s)
        return _expect(found, Extracted)

    async def understand(self, text: str) -> ParsedResume:
        """What a résumé's text says. Raises Unreadable where that takes too long, ReaderBroke."""

        async def file() -> AsyncIterator[bytes]:
            yield text.encode()

        found = await self._ask(Order(task="understand", ocr=False), file(), READING.wall_s)
        return _expect(found, Understood).parsed

    async def aclose(self) -> None:
        """Let the waiting process go."""
        if self._retirement is not None:
            self._retirement.cancel()
        if self._spare is not None:
            spare, self._spare = self._spare, None
            await _end(spare)
        await asyncio.gather(*self._ending)

    async def _ask(self, order: Order, file: AsyncIterator[bytes], limit_s: float) -> Answer:
        places = self._places_for_scans if order.task == "recognise" else self._places
        async with places:
            process = await self._take()
            try:
                async with asyncio.timeout(limit_s):
                    return await _talk(process, order, file)
            except TimeoutError as error:
                log.warning("file_took_too_long", task=order.task)
                raise TakesTooLong() from error
            finally:
                await _end(process)

    async def _take(self) -> Process:
        """The process that waits, and another one begun in its place."""
        async with self._taking:
            taken, self._spare = self._spare, None
            if taken is None or taken.returncode is not None:
                taken = await _start()
            try:
                self._spare = await _start()
            except BaseException:
                await _end(taken)
                raise
            if self._retirement is not None:
                self._retirement.cancel()
            loop = asyncio.get_running_loop()
            self._retirement = loop.call_later(SPARE_LIFE_S, self._retire)
            return taken

    def _retire(self) -> None:
        if self._spare is not None:
            ending = asyncio.create_task(_end(self._spare))
            self._ending.add(ending)
            ending.add_done_callback(self._ending.discard)
            self._spare = None


async def _start() -> Process:
    # It knows nothing of ours: no environment, no secrets, no message that could reach a log.
    return await asyncio.create_subprocess_exec(
        *_COMMAND, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, cwd=_ROOT, env={}
    )


async def _talk(process: Process, order: Order, file: AsyncIterator[bytes]) -> Answer:
    stdin, stdout = _stdin(process), process.stdout
    assert stdout is not None
    # It may have ended before it has heard everything; how it ended says why.
    with suppress(BrokenPipeError, ConnectionResetError):
        stdin.write(order.model_dump_json().encode() + b"\n")
        async for block in file:
            stdin.write(block)
            await stdin.drain()
    stdin.close()
    said = bytearray()
    while len(said) <= MAX_ANSWER_BYTES and (block := await stdout.read(_PIPE_BYTES)):
        said += block
    if len(said) > MAX_ANSWER_BYTES:
        return Answer(of=Faulty(fault="too_much_text"))
    code = await process.wait()
    if code == 0:
        return Answer.model_validate_json(said)
    if code == -signal.SIGXCPU:
        return Answer(of=Faulty(fault="takes_too_long"))
    # A file can make it be killed, but not fail: what a file raises is answered.
    if code > 0 or order.task == "understand":
        raise ReaderBroke(f"The process that reads ended with {code}.")
    return Answer(of=Faulty(fault="broken_file", why=f"status {code}"))


async def _end(process: Process) -> None:
    _stdin(process).close()
    if process.returncode is None:
        with suppress(ProcessLookupError):
            process.kill()
    assert process.stdout is not None
    # Its pipe is let go of only when it was read to the end.
    await process.stdout.read()
    await process.wait()


def _stdin(process: Process) -> asyncio.StreamWriter:
    assert process.stdin is not None
    return process.stdin


def _expect(answer: Answer, kind: type[Found]) -> Found:
    """What was asked for. Raises Unreadable, WrongType."""
    match answer.of:
        case Faulty(fault=fault, why=why):
            log.info("file_unreadable", fault=fault, why=why)
            raise unreadable(fault)
        case NotOurs(message=message):
            raise WrongType(message, field="file")
        case found:
            assert isinstance(found, kind)
            return found
