"""Numbers of messages: without gaps, and never used again by the process that comes after."""

from datetime import UTC, datetime
from pathlib import Path

from agent.interview.events import Instant
from agent.interview.outbox import BLOCK, Outbox
from agent.journal import Journal
from schemas import room
from schemas.journal import Event, Numbered, events

HINT = room.Hint(text="Breathe.")


class Nowhere:
    """Reports that are never stored."""

    async def report(self, call_id: str, batch: list[Event]) -> int:
        return 0

    async def report_audio(self, call_id: str, number: int, chunk: bytes) -> None: ...


def now() -> Instant:
    return {"at": datetime(2026, 1, 1, tzinfo=UTC), "at_s": 1.0}


async def test_numbers_grow_by_one_and_a_successor_starts_above_them_at_any_time(
    tmp_path: Path,
) -> None:
    journal = Journal(tmp_path, "c1", "i1", Nowhere(), delivered=0, next_chunk=0)
    outbox = Outbox(journal, now, ())
    numbers: list[int] = []
    while len(numbers) < 2 * BLOCK + 1:
        numbers.append(room.read_agent_message(outbox.stamp(HINT)).seq)
        if len(numbers) % 97 == 0 or len(journal.undelivered) > 1:
            facts = [events.validate_python(fact) for fact in journal.undelivered]
            left = max(fact.until for fact in facts if isinstance(fact, Numbered))
            assert left > numbers[-1], "set aside before it is used"
    assert numbers == list(range(1, 2 * BLOCK + 2))
    left = journal.undelivered
    successor = Outbox(journal, now, left)
    first = room.read_agent_message(successor.stamp(HINT)).seq
    assert first > numbers[-1]
    assert len(left) <= 4, "the journal is not for numbers"
    await journal.close()
