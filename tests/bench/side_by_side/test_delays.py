from statistics import median

import pytest

from bench.side_by_side.delays import PRESETS, Delays, Part, Preset


@pytest.mark.parametrize("preset", ["fast", "typical"])
@pytest.mark.parametrize("part", ["stt", "llm", "tts"])
def test_delays_lie_around_the_presets_median(preset: Preset, part: Part) -> None:
    delays = Delays(preset, seed=3)
    drawn = sorted(delays.draw(part) for _ in range(2_000))
    assert median(drawn) == pytest.approx(getattr(PRESETS[preset], part), rel=0.03)
    assert drawn[1_900] / median(drawn) == pytest.approx(1.51, rel=0.05)


def test_the_same_seed_draws_the_same_whatever_else_is_drawn() -> None:
    alone, beside = Delays("fast", seed=3), Delays("fast", seed=3)
    first = [alone.draw("llm") for _ in range(5)]
    second: list[float] = []
    for _ in range(5):
        beside.draw("stt")
        second.append(beside.draw("llm"))
    assert first == second
    assert Delays("fast", seed=4).draw("llm") != first[0]
