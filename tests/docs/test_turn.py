"""docs/turn.md names fields and functions: they exist, here and in the pinned libraries."""

import importlib
import re
from pathlib import Path

import pytest

from agent.hearing import endpointing
from agent.hearing.going_on import load_calibration
from schemas.turn import Turn

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "turn.md").read_text()
NAMES = sorted(set(re.findall(r"`((?:agent|livekit|aiortc|schemas)\.[A-Za-z_.]+)`", PAGE)))


def resolve(name: str) -> object:
    """The module, class or function that a dotted name stands for."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found: object = importlib.import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for part in parts[length:]:
            found = getattr(found, part)
        return found
    raise AssertionError(f"nothing of {name} can be imported")


@pytest.mark.parametrize("name", NAMES)
def test_every_function_that_the_page_names_exists(name: str) -> None:
    assert resolve(name) is not None


def test_the_page_explains_every_field_of_a_turn_and_no_other() -> None:
    explained = set(re.findall(r"`([a-z_]+)`", PAGE)) & {*Turn.model_fields, "draft", "move"}
    assert explained == set(Turn.model_fields)
    rows = re.findall(r"^\| `([a-z_]+)` \|", PAGE, re.MULTILINE)
    assert set(rows) <= set(Turn.model_fields)


def test_a_reader_follows_at_most_twelve_steps() -> None:
    steps = re.findall(r"^(\d+)\. ", PAGE, re.MULTILINE)
    assert [int(step) for step in steps] == list(range(1, len(steps) + 1))
    assert len(steps) <= 12


def test_the_pauses_on_the_page_are_those_of_the_code() -> None:
    said = {float(number) for number in re.findall(r"(\d+\.\d+|\d+) s\b", PAGE)}
    known = load_calibration()
    assert {known.pauses[0].pause_s, known.longest["closing"], known.longest["finished"]} <= said
    assert known.pause_s("unfinished", 0.0) in said
    assert endpointing.LONGEST_S in said
    assert endpointing.HOLD_S in said
    assert endpointing.TEXT_DEADLINE_S in said
