"""Where the time of a turn went."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.turn import Turn, TurnParts, parts_of
from tests.schemas.samples import TURN

STAMPS = ("last_audible_s", "end_decided_s", "text_final_s", "move_chosen_s", "first_sample_out_s")


def turn(*stamps: float | None) -> Turn:
    changes: dict[str, Any] = dict(zip(STAMPS, stamps, strict=True))
    return TURN.model_copy(update=changes)


def test_each_part_lies_between_two_stamps() -> None:
    assert parts_of(turn(4, 4.5, 4.52, 4.523, 4.6)) == TurnParts(
        listening_s=0.5, reading_s=0.02, choosing_s=0.003, sounding_s=0.077, whole_s=0.6
    )


def test_without_a_reply_there_are_none() -> None:
    assert parts_of(turn(4, 4.5, 4.5, 4.5, None)) == "no_reply"


@pytest.mark.parametrize("at", range(1, len(STAMPS)))
def test_stamps_that_contradict_each_other_are_told_as_such(at: int) -> None:
    stamps = [4.0, 4.5, 4.6, 4.7, 4.8]
    stamps[at] = stamps[at - 1] - 0.001
    assert parts_of(turn(*stamps)) == "out_of_order"


@given(st.lists(st.floats(0, 10_000), min_size=len(STAMPS), max_size=len(STAMPS)))
def test_parts_add_up_or_there_are_none(stamps: list[float]) -> None:
    parts = parts_of(turn(*stamps))
    if isinstance(parts, TurnParts):
        *steps, whole = parts.model_dump().values()
        assert sum(steps) == pytest.approx(whole, abs=0.003)
    else:
        assert parts == "out_of_order"
        assert stamps != sorted(stamps)
