"""The table and what is written."""

import json
from pathlib import Path

import pytest

from bench.report import Figure, percentile, table, write_json
from bench.stamps import NAMES
from schemas.turn import TurnParts

FIGURES = (
    Figure("soon", 750, 731.4, "ms"),
    Figure("late", 750, 1020.0, "ms"),
    Figure("only told", None, 3, "times"),
    Figure("not had", 4, None, "min", "no network"),
)


def test_a_goal_holds_or_not_or_cannot_be_told() -> None:
    assert [figure.holds for figure in FIGURES] == [True, False, None, None]


def test_the_table_says_it_in_words() -> None:
    lines = table(FIGURES).splitlines()
    assert lines[0].split() == ["figure", "goal", "measured", "holds"]
    assert lines[1].split() == ["soon", "≤", "750", "ms", "731", "ms", "yes"]
    assert lines[2].endswith("NO")
    assert lines[4].endswith("no network")


def test_what_is_written_has_the_agreed_shape(tmp_path: Path) -> None:
    path = tmp_path / "out" / "bench.json"
    write_json(path, [figure.as_json() for figure in FIGURES])
    lines = json.loads(path.read_text())
    keys = {"figure", "goal", "measured", "unit", "holds"}
    assert [set(line) - keys for line in lines] == [set(), set(), set(), {"why"}]
    assert lines[3]["measured"] is None


@pytest.mark.parametrize(("percent", "value"), [(50, 3.0), (95, 5.0), (20, 1.0)])
def test_a_percentile_was_really_measured(percent: float, value: float) -> None:
    assert percentile([5.0, 1.0, 4.0, 2.0, 3.0], percent) == value


def test_every_part_of_a_turn_has_its_name() -> None:
    assert set(NAMES) == set(TurnParts.model_fields)
