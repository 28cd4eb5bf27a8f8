"""The processes that read files: held to their limits, alone, and gone when they are done."""

import asyncio
import os
import signal
import subprocess
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

import api.resumes.extraction.reader as reading
from api.resumes.extraction.faults import BrokenFile, TakesTooLong, Unreadable
from api.resumes.extraction.limits import Limits
from api.resumes.extraction.reader import FileReader, ReaderBroke
from tests.api.resumes.files import pdf

ROOT = Path(__file__).parents[3]
LIMITED = """
import sys
from api.resumes.extraction.limits import Limits, apply
apply(Limits(memory={memory}, cpu_s=1, wall_s=9))
{code}
"""

ENDINGS = [("while True: pass", "killed"), ("open(sys.argv[1], 'wb', 0).write(b'x')", "too large")]
if sys.platform == "linux":  # macOS enforces no limit of memory
    ENDINGS.append(("x = bytes(2**31)", "MemoryError"))


async def whole(data: bytes) -> AsyncIterator[bytes]:
    yield data


@pytest.fixture
async def reader() -> AsyncIterator[FileReader]:
    reader = FileReader(ocr=False)
    yield reader
    await reader.aclose()


def children() -> list[str]:
    """Reading processes of this one."""
    mine = subprocess.run(
        ["pgrep", "-f", "extraction.child"], check=False, capture_output=True, text=True
    )
    parents = subprocess.run(
        ["pgrep", "-P", str(os.getpid())], check=False, capture_output=True, text=True
    )
    return sorted(set(mine.stdout.split()) & set(parents.stdout.split()))


async def test_a_process_waits_for_the_next_file_and_none_is_left(reader: FileReader) -> None:
    assert children() == []
    first = await reader.extract(whole(pdf()))
    (spare,) = children()
    parsed = await reader.understand(first.text)
    assert parsed.name == "Ada Lovelace"
    (next_spare,) = children()
    assert next_spare != spare
    await reader.aclose()
    assert children() == []


async def test_one_that_is_not_needed_goes(
    reader: FileReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "SPARE_LIFE_S", 0.0)
    await reader.extract(whole(pdf()))
    while children():  # noqa: ASYNC110 - nothing tells that another process has ended
        await asyncio.sleep(0.01)
    again = await reader.extract(whole(pdf()))
    assert again.pages == 1


async def test_files_do_not_mix(reader: FileReader) -> None:
    async def one(number: int) -> bool:
        found = await reader.extract(whole(pdf([f"Person number {number} was here, and worked"])))
        return f"number {number} " in found.text

    assert all(await asyncio.gather(*(one(number) for number in range(6))))
    assert len(children()) == 1


async def test_a_file_that_comes_too_slowly_is_given_up(
    reader: FileReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "READING", Limits(memory=2**30, cpu_s=1, wall_s=0.05))

    async def never() -> AsyncIterator[bytes]:
        yield b"%PDF-1.7"
        await asyncio.Event().wait()

    with pytest.raises(TakesTooLong):
        await reader.extract(never())


async def test_a_reader_that_dies_is_the_files_fault_or_ours(
    reader: FileReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed = (sys.executable, "-c", "import os; os.read(0, 9); os.kill(os.getpid(), 11)")
    monkeypatch.setattr(reading, "_COMMAND", killed)
    with pytest.raises(BrokenFile):
        await reader.extract(whole(bytes(1_000_000)))
    with pytest.raises(ReaderBroke):
        await reader.understand("Ada")
    await reader.aclose()
    fails = (sys.executable, "-c", "import os; os.read(0, 9); os._exit(3)")
    monkeypatch.setattr(reading, "_COMMAND", fails)
    with pytest.raises(ReaderBroke):
        await reader.extract(whole(bytes(1_000_000)))


async def test_one_that_died_while_it_waited_is_not_asked(
    reader: FileReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Process] = []
    start = asyncio.create_subprocess_exec

    async def remember(*command: Any, **options: Any) -> Process:
        started.append(await start(*command, **options))
        return started[-1]

    monkeypatch.setattr(asyncio, "create_subprocess_exec", remember)
    await reader.extract(whole(pdf()))
    spare = started[-1]
    spare.kill()
    await spare.wait()
    assert (await reader.extract(whole(pdf()))).pages == 1


async def test_one_that_says_too_much_is_not_heard_out(
    reader: FileReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    says = "import sys; sys.stdin.buffer.read(); sys.stdout.write('x' * 2**26)"
    monkeypatch.setattr(reading, "_COMMAND", (sys.executable, "-c", says))
    with pytest.raises(Unreadable):
        await reader.extract(whole(b"x"))


@pytest.mark.parametrize(("code", "ends"), ENDINGS)
def test_limits_hold(tmp_path: Path, code: str, ends: str) -> None:
    source = LIMITED.format(memory=2**30, code=code)
    command = [sys.executable, "-c", source, str(tmp_path / "file")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ends in done.stderr or (ends == "killed" and done.returncode == -signal.SIGXCPU)
