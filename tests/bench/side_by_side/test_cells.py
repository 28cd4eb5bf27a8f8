from pathlib import Path

from bench.side_by_side.cells import Cell, Outcome, Scene, Shelf, interleaved

SCENES = [Scene("fast", "short", 4, 12, number) for number in range(2)]


def _outcome(cell: Cell) -> Outcome:
    return Outcome(cell, [{"kind": "short"}], 0.1, 0.0, 300, ["call 1: no answer"])


def test_contestants_take_turns() -> None:
    cells = interleaved(SCENES, ["ours", "others"])
    assert [cell.contestant for cell in cells] == ["ours", "others", "ours", "others"]
    assert len({cell.name for cell in cells}) == 4


def test_a_run_goes_on_where_it_was(tmp_path: Path) -> None:
    cells = interleaved(SCENES, ["ours", "others"])
    Shelf(tmp_path / "cells").put(_outcome(cells[1]))
    assert Shelf(tmp_path / "cells").missing(cells) == [cells[0], *cells[2:]]


def test_what_is_kept_is_read_back(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    (cell, *_) = interleaved(SCENES, ["ours"])
    shelf.put(_outcome(cell))
    assert list(shelf.outcomes()) == [_outcome(cell)]


def test_half_a_file_is_not_a_finished_cell(tmp_path: Path) -> None:
    (cell, *_) = interleaved(SCENES, ["ours"])
    (tmp_path / f"{cell.name}.part").write_text("{")
    assert Shelf(tmp_path).missing([cell]) == [cell]
    assert list(Shelf(tmp_path).outcomes()) == []
