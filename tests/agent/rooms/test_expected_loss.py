"""What is expected of a line follows what it did."""

from agent.rooms.peer.expected_loss import ExpectedLoss


def test_a_clean_line_carries_no_copies() -> None:
    expected = ExpectedLoss()
    assert [expected.second(0.0, 0.0) for _ in range(5)] == [0] * 5


def test_loss_is_met_at_once_in_whichever_direction_it_is_seen() -> None:
    assert ExpectedLoss().second(0.02, 0.0) == 10
    assert ExpectedLoss().second(0.0, 0.02) == 10
    assert ExpectedLoss().second(0.124) == 12
    assert ExpectedLoss().second(1.0) == 25


def test_it_is_forgotten_slowly() -> None:
    expected = ExpectedLoss()
    expected.second(0.05)
    seconds = 0
    while expected.second(0.0):
        seconds += 1
    assert 10 < seconds < 60
