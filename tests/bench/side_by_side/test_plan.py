import numpy as np

from bench.side_by_side.clips import Clip, Kind
from bench.side_by_side.plan import plan
from tests.bench.side_by_side.made import clip

KINDS: tuple[Kind, ...] = ("short", "long", "pause", "barge_in", "backchannel", "cough")
CLIPS: list[Clip] = [
    clip(kind, np.zeros(480, np.int16), f"{kind}-{number}") for kind in KINDS for number in range(4)
]


def _said(seed: str) -> list[tuple[str, str | None, float]]:
    return [
        (one.answer.clip_id, None if one.over is None else one.over.clip_id, one.thinking_s)
        for one in plan(CLIPS, "mixed", 12, seed)
    ]


def test_every_contestant_gets_the_same() -> None:
    assert _said("7 scene 0") == _said("7 scene 0")
    assert _said("7 scene 0") != _said("7 scene 1")


def test_a_mixed_call_has_every_kind() -> None:
    said = plan(CLIPS, "mixed", 12, "7")
    assert {one.answer.kind for one in said} == {"short", "long", "pause"}
    assert {one.over.kind for one in said if one.over} == {"barge_in", "backchannel", "cough"}


def test_several_calls_share_the_kinds() -> None:
    said = [*plan(CLIPS, "mixed", 6, "a"), *plan(CLIPS, "mixed", 6, "b", first=6)]
    whole = plan(CLIPS, "mixed", 12, "c")
    assert [one.answer.kind for one in said] == [one.answer.kind for one in whole]


def test_nothing_is_said_twice_while_there_is_more() -> None:
    said = plan(CLIPS, "short", 4, "7")
    assert len({one.answer.clip_id for one in said}) == 4
