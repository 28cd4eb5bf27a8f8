"""What a made-up network does to packets is the same at every run, and what it says."""

import pytest

from bench.weather import OVERTAKEN_S, Burst, Lane, Weather

PACKETS = 20_000
BEAT = 0.02


def fates(weather: Weather, seed: str = "7") -> list[float | None]:
    """Seconds each packet took; None: lost."""
    lane = Lane(weather, seed)
    arrivals = [lane.fate(n * BEAT) for n in range(PACKETS)]
    return [None if at is None else at - n * BEAT for n, at in enumerate(arrivals)]


def lost(found: list[float | None]) -> float:
    return found.count(None) / len(found)


def test_fair_weather_does_nothing() -> None:
    assert fates(Weather()) == pytest.approx([0.0] * PACKETS)


def test_the_same_seed_gives_the_same_fates_and_another_one_others() -> None:
    weather = Weather(loss=0.1, jitter_s=0.01, reordered=0.05)
    assert fates(weather) == fates(weather)
    assert fates(weather) != fates(weather, "8")


@pytest.mark.parametrize("share", [0.01, 0.03, 0.05])
def test_random_loss_is_the_share_that_was_asked_for(share: float) -> None:
    assert lost(fates(Weather(loss=share))) == pytest.approx(share, rel=0.15)


def test_more_loss_loses_the_same_packets_and_more() -> None:
    one, three = fates(Weather(loss=0.01)), fates(Weather(loss=0.03))
    assert all(after is None for before, after in zip(one, three, strict=True) if before is None)


def test_bursts_come_in_runs() -> None:
    found = fates(Weather(burst=Burst(enter=0.01, leave=0.25, loss=1.0)))
    assert lost(found) == pytest.approx(0.01 / 0.26, rel=0.25)
    gone = "".join("x" if fate is None else "." for fate in found)
    runs = [len(run) for run in gone.split(".") if run]
    assert sum(runs) / len(runs) == pytest.approx(4.0, rel=0.25)


def test_jitter_stays_within_its_bound_and_keeps_the_order() -> None:
    found = [fate or 0.0 for fate in fates(Weather(delay_s=0.04, jitter_s=0.03))]
    assert 0.04 <= min(found) < 0.042
    assert 0.068 < max(found) <= 0.07
    arrivals = [n * BEAT + fate for n, fate in enumerate(found)]
    assert arrivals == sorted(set(arrivals))


def test_a_reordered_packet_is_overtaken_by_the_next() -> None:
    found = fates(Weather(reordered=0.02))
    late = [fate for fate in found if fate]
    assert late == pytest.approx([OVERTAKEN_S] * len(late))
    assert len(late) == pytest.approx(0.02 * PACKETS, rel=0.15)
