"""Where the time of a turn went, by the stamps that the interviewer itself put into the journal."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from bench.report import percentile
from schemas.journal import BargedIn, Event, TurnTaken, events
from schemas.turn import Turn, TurnParts, parts_of

NAMES: Final[Mapping[str, str]] = {
    "listening_s": "end of speech to end decided",
    "reading_s": "end decided to text final",
    "choosing_s": "text final to move chosen",
    "sounding_s": "move chosen to first sample out",
    "whole_s": "all of it",
}


def journal(database: Path, interview_id: str) -> list[Event]:
    """All that the API was told about an interview's calls, in order."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        rows = connection.execute(
            "SELECT journal.body FROM journal JOIN call ON call.id = journal.call_id "
            "WHERE call.interview_id = ? ORDER BY call.created_at, journal.seq",
            (interview_id,),
        ).fetchall()
    return [events.validate_json(body) for (body,) in rows]


def turns(told: Sequence[Event]) -> list[Turn]:
    """The turns that were answered aloud."""
    found = [event.turn for event in told if isinstance(event, TurnTaken)]
    return [turn for turn in found if turn.first_sample_out_s is not None]


def barge_ins(told: Sequence[Event]) -> list[BargedIn]:
    """How often the interviewer was taken to be interrupted."""
    return [event for event in told if isinstance(event, BargedIn)]


def parts_ms(taken: Sequence[Turn]) -> str:
    """Milliseconds by part as p50/p95 over the turns, in one line."""
    found = [parts.model_dump() for turn in taken if isinstance(parts := parts_of(turn), TurnParts)]
    return ", ".join(
        f"{name} {percentile(times, 50):.0f}/{percentile(times, 95):.0f}"
        for part, name in NAMES.items()
        if (times := [1000 * parts[part] for parts in found])
    )
