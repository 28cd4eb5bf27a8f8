from bench.side_by_side.__main__ import wanted_cells
from bench.side_by_side.contestants import CONTESTANTS
from bench.side_by_side.scenes import full, quick, some


def _turns(preset: str, calls: int) -> int:
    return sum(
        scene.calls * scene.turns
        for scene in full()
        if (scene.preset, scene.calls, scene.talk, scene.loss) == (preset, calls, "mixed", 0)
    )


def test_the_full_run_has_enough_turns() -> None:
    assert _turns("fast", 4) >= 200
    for preset, calls in (("typical", 4), ("fast", 1), ("fast", 8), ("fast", 16)):
        assert _turns(preset, calls) >= 60


def test_no_scene_is_measured_twice() -> None:
    names = [scene.name for scene in full()]
    assert len(set(names)) == len(names)


def test_the_quick_run_is_one_scene() -> None:
    (scene,) = quick()
    assert (scene.preset, scene.talk, scene.calls) == ("fast", "mixed", 2)


def test_packets_are_lost_where_a_network_can_be_put_between() -> None:
    lossy = {cell.contestant for cell in wanted_cells(full(), list(CONTESTANTS)) if cell.scene.loss}
    assert lossy == {"ours", "pipecat", "pipecat-tuned"}


def test_a_part_of_the_whole_can_be_measured() -> None:
    part = some(full(), talks=["mixed"], calls=[4], rounds=2)
    assert {(scene.talk, scene.calls) for scene in part} == {("mixed", 4)}
    assert {scene.round for scene in part} == {0, 1}
    assert some(full(), talks=[], calls=[], rounds=None) == full()
