"""A crash took the sound behind the last words: the call's positions stay true all the same."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent.recording import ChunkEncoder
from schemas import room
from schemas.journal import AUDIO_CHUNK_S, Answered, Asked, Began, Event, Joined, Refined, events
from tests.agent.interview.call.process import CALL, INTERVIEW, Process
from tests.fakes.api import FakeApi

NOW = datetime(2026, 1, 1, tzinfo=UTC)
CHUNKS = 4
"""What is there of the sound: until 2.0 s."""
ANSWERED_S = 3.2
READ_WITHIN_S = 10

FACTS: tuple[Event, ...] = (
    Joined(seq=1, at=NOW, at_s=0.1, transport="peer", typing_only=False),
    Began(seq=2, at=NOW, at_s=0.2),
    Asked(seq=3, at=NOW, at_s=0.2, question_id="q-1", text="Why?"),
    Answered(
        seq=4,
        at=NOW,
        at_s=ANSWERED_S,
        answer_id="a-1",
        question_id="q-1",
        text="It had to be so.",
        typed=False,
        skipped=False,
        ranges=((1.2, 2.9),),
    ),
)


def leave_record(folder: Path) -> None:
    """What a process that was killed leaves on disk."""
    audio = folder / CALL / "audio"
    audio.mkdir(parents=True)
    (folder / CALL / "interview").write_text(INTERVIEW)
    lines = [events.dump_json(fact) + b"\n" for fact in FACTS]
    (folder / CALL / "journal.jsonl").write_bytes(b"".join(lines))
    encoder = ChunkEncoder()
    for number in range(CHUNKS):
        candidate, both = (bytes(int(2 * rate * AUDIO_CHUNK_S)) for rate in (16_000, 24_000))
        (audio / f"{number:06}.ogg").write_bytes(encoder.encode(candidate, both))


@pytest.fixture
async def again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Process]:
    """The process that comes after."""
    leave_record(tmp_path)
    process = Process(tmp_path, FakeApi(3), monkeypatch)
    await process.calls.start()
    yield process
    await process.aclose()


async def test_the_second_reading_does_not_wait_for_sound_that_never_comes(again: Process) -> None:
    for _ in range(READ_WITHIN_S):
        await asyncio.sleep(1.0)
        if again.recorded(Refined):
            break
    assert again.second.given_s == [pytest.approx(1.7, abs=0.1)]


async def test_nothing_happens_at_a_position_that_is_taken(again: Process) -> None:
    candidate = await again.join()
    await candidate.sees(room.State)
    assert again.recorded(Joined)[1].at_s >= ANSWERED_S
