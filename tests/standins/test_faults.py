"""Which request meets which fault."""

from collections import Counter

from tests.standins.faults import Fault, Faults, Kind, Recorded, always, drawn


def request(number: int, path: str = "/") -> Recorded:
    return Recorded(number, "POST", path, {}, {}, b"")


def test_a_list_is_used_up_in_order() -> None:
    late, broken = Fault(Kind.DELAY), Fault(Kind.ERROR)
    faults = Faults([late, None, broken])
    assert [faults.of(request(n)) for n in range(5)] == [late, None, broken, None, None]


def test_a_function_chooses_by_request() -> None:
    faults = Faults(lambda asked: Fault(Kind.HANG) if asked.path == "/slow" else None)
    assert faults.of(request(0, "/slow")) == Fault(Kind.HANG)
    assert faults.of(request(1, "/quick")) is None


def test_a_script_can_be_replaced() -> None:
    faults = Faults(always(Fault(Kind.ERROR)))
    assert faults.of(request(7)) == Fault(Kind.ERROR)
    faults.script = ()
    assert faults.of(request(8)) is None


def test_a_seed_draws_the_same_faults_whatever_the_order() -> None:
    first, second = Faults(drawn(1, 0.3)), Faults(drawn(1, 0.3))
    forwards = [first.of(request(n)) for n in range(200)]
    backwards = [second.of(request(n)) for n in reversed(range(200))]
    assert forwards == backwards[::-1]
    other = Faults(drawn(2, 0.3))
    assert forwards != [other.of(request(n)) for n in range(200)]


def test_as_many_are_drawn_as_asked_and_of_every_kind() -> None:
    faults = Faults(drawn(3, 0.25))
    found = [faults.of(request(n)) for n in range(4_000)]
    share = sum(fault is not None for fault in found) / len(found)
    assert 0.22 < share < 0.28
    assert Counter(fault.kind for fault in found if fault).keys() == set(Kind)
