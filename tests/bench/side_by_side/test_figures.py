from dataclasses import replace
from typing import Any

from bench.side_by_side.cells import Cell, Outcome, Scene
from bench.side_by_side.figures import markdown, voice_to_voice


def _row(**told: Any) -> dict[str, Any]:
    return {
        "kind": "short",
        "reply_ms": 700.0,
        "cut_in_ms": None,
        "over_kind": None,
        "over_spoke": False,
        "stops_ms": None,
        "over_stopped": False,
        **told,
    }


def _outcome(name: str, *rows: dict[str, Any]) -> Outcome:
    cell = Cell(name, Scene("fast", "mixed", 2, 12))
    return Outcome(cell, list(rows), cpu=0.2, media_cpu=0.0, megabytes=300, failed=[])


def test_a_reply_after_a_cut_in_is_no_voice_to_voice() -> None:
    rows = [_row(), _row(cut_in_ms=900.0, reply_ms=100.0), _row(reply_ms=None)]
    assert voice_to_voice(rows, "short") == [700.0]


def test_figures_are_rows_and_contestants_columns() -> None:
    table = markdown(
        [
            replace(
                _outcome("ours", _row(), _row(kind="pause", cut_in_ms=800.0)),
                failed=["call 1: no answer"],
            ),
            _outcome("others", _row(over_kind="backchannel", over_spoke=True, over_stopped=True)),
        ]
    )
    assert "### fast, 2 at once" in table
    assert "| contestant | ours | others |" in table
    assert "| short, p50 / p95 (n) | 700 / 700 (1) | 700 / 700 (1) |" in table
    assert "| cut in on a pause | 1 of 1 | – |" in table
    assert "| calls not held | 1 of 2 | 0 of 2 |" in table
    assert "| backchannels that stop it | – | 1 of 1 |" in table


def test_what_nobody_was_asked_has_no_row() -> None:
    assert "coughs" not in markdown([_outcome("ours", _row())])
