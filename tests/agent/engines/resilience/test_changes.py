"""Who is told of engines that change, and what stands for who comes later."""

from agent.engines.resilience.changes import Changes
from agent.engines.resilience.ladder import Change

FELL = Change("stt", "cloud", "local", worse=True, reason="gave no answer within 1.0 s")
ROSE = Change("stt", "local", "cloud", worse=False, reason=None)
SILENT = Change("tts", "cloud", "local", worse=True, reason="broke off")


def test_all_who_listen_are_told_until_they_stop() -> None:
    changes = Changes()
    first: list[Change] = []
    second: list[Change] = []
    stop = changes.listen(first.append)
    changes.listen(second.append)
    changes(FELL)
    stop()
    stop()
    changes(ROSE)
    assert first == [FELL]
    assert second == [FELL, ROSE]


def test_who_listens_twice_is_told_twice_and_stops_one_at_a_time() -> None:
    changes = Changes()
    told: list[Change] = []
    stop = changes.listen(told.append)
    changes.listen(told.append)
    stop()
    changes(FELL)
    assert told == [FELL]


def test_what_is_worse_than_it_could_be_stands_until_the_best_is_back() -> None:
    changes = Changes()
    changes(FELL)
    changes(SILENT)
    assert changes.standing == (FELL, SILENT)
    changes(ROSE)
    assert changes.standing == (SILENT,)
