"""The record of a call survives what may happen to the process and to the API."""

import asyncio
import os
import random
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
import structlog

from agent.journal import (
    Journal,
    Undelivered,
    interview_of,
    remove_remains,
    waiting_calls,
)
from schemas.journal import Event, Paused, Resumed

NOW = datetime(2026, 1, 1, tzinfo=UTC)


class Api:
    """Stores like the API: in order, once, and refuses when told to."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.chunks: dict[int, bytes] = {}
        self.refusals: list[Undelivered] = []
        self.lose_answers = 0

    async def report(self, call_id: str, batch: Sequence[Event]) -> int:
        await self._pass()
        last = self.events[-1].seq if self.events else 0
        new = [event for event in batch if event.seq > last]
        assert [event.seq for event in new] == [last + 1 + n for n in range(len(new))], "a gap"
        self.events += new
        self._answer()
        return self.events[-1].seq

    async def report_audio(self, call_id: str, number: int, chunk: bytes) -> None:
        await self._pass()
        self.chunks[number] = chunk
        self._answer()

    async def _pass(self) -> None:
        await asyncio.sleep(0)
        if self.refusals:
            raise self.refusals.pop(0)

    def _answer(self) -> None:
        if self.lose_answers:
            self.lose_answers -= 1
            raise Undelivered("the answer was lost", retryable=True)


def open_journal(folder: Path, api: Api, *, delivered: int = 0, next_chunk: int = 0) -> Journal:
    return Journal(folder, "c1", "i1", api, delivered=delivered, next_chunk=next_chunk)


def event(at_s: float = 0.0) -> Event:
    return Paused(at=NOW, at_s=at_s)


async def test_events_get_their_numbers_in_order_and_arrive(tmp_path: Path) -> None:
    api = Api()
    journal = open_journal(tmp_path, api)
    for n in range(250):
        journal.append(event(n))
    assert await journal.delivered(5)
    assert [e.seq for e in api.events] == list(range(1, 251))
    await journal.close()


async def test_a_lost_answer_doubles_nothing(tmp_path: Path) -> None:
    api = Api()
    api.lose_answers = 2
    journal = open_journal(tmp_path, api)
    journal.append(event())
    journal.add_audio(b"chunk")
    assert await journal.delivered(5)
    assert [e.seq for e in api.events] == [1]
    assert api.chunks == {0: b"chunk"}
    await journal.close()


async def test_what_was_not_delivered_is_delivered_by_the_next_process(tmp_path: Path) -> None:
    api = Api()
    api.refusals = [Undelivered("down", retryable=True) for _ in range(100)]
    journal = open_journal(tmp_path, api)
    journal.append(event(1.0))
    journal.add_audio(b"first")
    await journal.close()
    assert waiting_calls(tmp_path) == ["c1"]
    assert interview_of(tmp_path, "c1") == "i1"
    api.refusals.clear()
    journal = open_journal(tmp_path, api)
    assert [e.at_s for e in journal.undelivered] == [1.0]
    journal.append(Resumed(at=NOW, at_s=2.0))
    journal.add_audio(b"second")
    assert await journal.delivered(5)
    assert [(e.seq, e.type) for e in api.events] == [(1, "paused"), (2, "resumed")]
    assert api.chunks == {0: b"first", 1: b"second"}
    await journal.close()


async def test_a_line_torn_by_a_crash_is_cut_off_and_its_number_used_again(tmp_path: Path) -> None:
    api = Api()
    journal = open_journal(tmp_path, api)
    journal.append(event(1.0))
    assert await journal.delivered(5)
    await journal.close()
    path = tmp_path / "c1" / "journal.jsonl"
    path.write_bytes(path.read_bytes() + b'{"type":"paused","se')
    journal = open_journal(tmp_path, api, delivered=1)
    journal.append(event(2.0))
    assert await journal.delivered(5)
    assert [e.at_s for e in api.events] == [1.0, 2.0]
    await journal.close()


@pytest.mark.parametrize("seed", range(20))
async def test_any_torn_end_leaves_a_journal_that_goes_on(tmp_path: Path, seed: int) -> None:
    api = Api()
    api.refusals = [Undelivered("down", retryable=True) for _ in range(100)]
    journal = open_journal(tmp_path, api)
    for n in range(8):
        journal.append(event(n))
    await journal.close()
    path = tmp_path / "c1" / "journal.jsonl"
    whole = path.read_bytes()
    kept = whole[: random.Random(seed).randrange(len(whole))]
    path.write_bytes(kept)
    api.refusals.clear()
    journal = open_journal(tmp_path, api)
    journal.append(event(100.0))
    assert await journal.delivered(5)
    lines = kept.count(b"\n")
    assert [e.at_s for e in api.events] == [*range(lines), 100.0]
    await journal.close()


async def test_what_the_api_will_never_take_stays_on_disk(tmp_path: Path) -> None:
    api = Api()
    api.refusals = [Undelivered("the API answered 422", retryable=False)]
    journal = open_journal(tmp_path, api)
    journal.append(event())
    assert not await journal.delivered(0.05)
    with pytest.raises(RuntimeError):
        journal.forget()
    await journal.close()
    assert waiting_calls(tmp_path) == ["c1"]


async def test_a_delivered_record_can_be_forgotten(tmp_path: Path) -> None:
    journal = open_journal(tmp_path, Api())
    journal.append(event())
    journal.add_audio(b"chunk")
    assert await journal.delivered(5)
    await journal.close()
    journal.forget()
    assert waiting_calls(tmp_path) == []


async def test_what_a_crash_left_of_a_forgotten_record_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = open_journal(tmp_path, Api())
    journal.append(event())
    journal.add_audio(b"chunk")
    assert await journal.delivered(5)
    await journal.close()
    with monkeypatch.context() as crash:
        crash.setattr("agent.journal.shutil.rmtree", _crash)
        with pytest.raises(KeyboardInterrupt):
            journal.forget()
    assert waiting_calls(tmp_path) == []
    remove_remains(tmp_path)
    assert _names(tmp_path) == []


async def test_records_that_wait_are_no_remains(tmp_path: Path) -> None:
    journal = open_journal(tmp_path, Api())
    await journal.close()
    remove_remains(tmp_path)
    assert waiting_calls(tmp_path) == ["c1"]


async def test_opening_a_record_again_never_empties_whose_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = open_journal(tmp_path, Api())
    await journal.close()
    with monkeypatch.context() as crash:
        crash.setattr("agent.journal.Path.rename", _crash)
        with pytest.raises(KeyboardInterrupt):
            open_journal(tmp_path, Api())
    assert interview_of(tmp_path, "c1") == "i1"


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def _crash(*_: object) -> None:
    raise KeyboardInterrupt


async def test_audio_is_waited_for_until_it_is_recorded(tmp_path: Path) -> None:
    journal = open_journal(tmp_path, Api())
    journal.add_audio(b"0.0")
    waiting = asyncio.create_task(journal.audio(0.2, 1.1))
    await asyncio.sleep(0)
    for chunk in (b"0.5", b"1.0"):
        assert not waiting.done()
        journal.add_audio(chunk)
        await asyncio.sleep(0)
    assert await waiting == [b"0.0", b"0.5", b"1.0"]
    assert await journal.audio(0.6, 0.7) == [b"0.5"]
    await journal.close()


async def test_a_stretch_that_ends_with_a_chunk_waits_for_no_other(tmp_path: Path) -> None:
    journal = open_journal(tmp_path, Api())
    for chunk in (b"0.0", b"0.5"):
        journal.add_audio(chunk)
    async with asyncio.timeout(1):
        assert await journal.audio(0.2, 1.0) == [b"0.0", b"0.5"]
        assert await journal.audio(0.5, 0.5) == [b"0.5"]
    await journal.close()


async def test_closing_twice_closes_once(tmp_path: Path) -> None:
    journal = open_journal(tmp_path, Api())
    journal.append(event())
    await journal.close()
    # The number of a closed file is given to the next one that is opened.
    with (tmp_path / "other").open("wb") as other:
        await journal.close()
        other.write(b"whole")
    assert (tmp_path / "other").read_bytes() == b"whole"


async def test_a_closed_journal_takes_nothing(tmp_path: Path) -> None:
    journal = open_journal(tmp_path, Api())
    await journal.close()
    with pytest.raises(ValueError, match="closed"):
        journal.append(event())


_write = os.write


def _write_a_little(file: int, line: bytes) -> int:
    return _write(file, line[:10])


async def test_a_full_disk_leaves_whole_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    api = Api()
    journal = open_journal(tmp_path, api)
    journal.append(event(1.0))
    with monkeypatch.context() as disk:
        disk.setattr("agent.journal.os.write", _write_a_little)
        with pytest.raises(OSError, match="disk is full"):
            journal.append(event(2.0))
    journal.append(event(3.0))
    assert await journal.delivered(5)
    await journal.close()
    journal = open_journal(tmp_path, api)
    assert [(e.seq, e.at_s) for e in journal.undelivered] == [(1, 1.0), (2, 3.0)]
    await journal.close()


async def test_a_delivery_that_ends_by_a_fault_is_told(tmp_path: Path) -> None:
    class Faulty(Api):
        async def report(self, call_id: str, batch: Sequence[Event]) -> int:
            raise TypeError("a fault of ours")

    with structlog.testing.capture_logs() as logs:
        journal = open_journal(tmp_path, Faulty())
        journal.append(event())
        assert not await journal.delivered(0.05)
        await journal.close()
    assert [entry["event"] for entry in logs] == ["journal_delivery_failed"]
