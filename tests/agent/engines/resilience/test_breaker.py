"""The breaker as a value, for any course of requests."""

from hypothesis import given
from hypothesis import strategies as st

from agent.engines.resilience.breaker import Breaker, Rules, Ticket, closed

RULES = Rules(failures=3, rest_s=5.0, longest_rest_s=60.0)

waits = st.floats(min_value=0.0, max_value=40.0)
outcomes = st.sampled_from(["worked", "broke", "gave_up", "asked_to_wait"])
courses = st.lists(
    st.one_of(
        st.tuples(st.just("wait"), waits),
        st.tuples(st.just("ask"), st.just(0.0)),
        st.tuples(st.just("settle"), st.floats(min_value=0.0, max_value=0.999)),
    ),
    max_size=60,
)


def failed(breaker: Breaker, now_s: float, times: int = 1) -> Breaker:
    for _ in range(times):
        breaker, ticket = breaker.ask(now_s)
        assert ticket is not None
        breaker = breaker.broke(ticket, now_s)
    return breaker


def settled(breaker: Breaker, ticket: Ticket, how: str, now_s: float) -> Breaker:
    match how:
        case "worked":
            return breaker.worked(ticket)
        case "broke":
            return breaker.broke(ticket, now_s)
        case "gave_up":
            return breaker.gave_up(ticket)
        case _:
            return breaker.broke(ticket, now_s, rest_s=30.0)


def test_it_opens_after_failures_in_a_row_and_rests() -> None:
    breaker = failed(closed(RULES), 0.0, times=2)
    assert breaker.state(0.0) == "closed"
    breaker = failed(breaker, 0.0)
    assert breaker.state(4.9) == "open"
    assert breaker.ask(4.9) == (breaker, None)
    assert breaker.rests_s(4.0) == 1.0
    assert breaker.state(5.0) == "half_open"


def test_an_answer_in_between_counts_from_the_beginning_again() -> None:
    breaker = failed(closed(RULES), 0.0, times=2)
    breaker, ticket = breaker.ask(0.0)
    assert ticket is not None
    breaker = failed(breaker.worked(ticket), 0.0, times=2)
    assert breaker.state(0.0) == "closed"


def test_after_a_rest_one_request_decides() -> None:
    breaker = failed(closed(RULES), 0.0, times=3)
    breaker, trial = breaker.ask(5.0)
    assert trial is not None
    assert breaker.ask(5.0)[1] is None
    assert breaker.worked(trial).state(5.0) == "closed"
    longer = breaker.broke(trial, 5.0)
    assert longer.rests_s(5.0) == 5.0
    longer, trial = longer.ask(10.0)
    assert trial is not None
    assert longer.broke(trial, 10.0).rests_s(10.0) == 10.0


def test_an_abandoned_trial_makes_place_for_another() -> None:
    breaker = failed(closed(RULES), 0.0, times=3)
    breaker, trial = breaker.ask(5.0)
    assert trial is not None
    assert breaker.gave_up(trial).ask(5.0)[1] is not None


def test_an_engine_that_asks_to_be_left_alone_is() -> None:
    breaker, ticket = closed(RULES).ask(0.0)
    assert ticket is not None
    assert breaker.broke(ticket, 0.0, rest_s=20.0).rests_s(0.0) == 20.0


def test_what_was_asked_before_it_opened_fails_for_nothing() -> None:
    breaker, early = closed(RULES).ask(0.0)
    assert early is not None
    breaker = failed(breaker, 0.0, times=3)
    breaker, trial = breaker.ask(5.0)
    assert trial is not None
    assert breaker.broke(early, 5.0) == breaker
    assert breaker.gave_up(early) == breaker


@given(courses, st.lists(outcomes, min_size=60, max_size=60))
def test_any_course_keeps_to_the_rules_and_ends_well(
    course: list[tuple[str, float]], hows: list[str]
) -> None:
    now_s, breaker, out = 0.0, closed(RULES), list[Ticket]()
    for (step, number), how in zip(course, hows, strict=False):
        if step == "wait":
            now_s += number
        elif step == "ask":
            state = breaker.state(now_s)
            breaker, ticket = breaker.ask(now_s)
            assert (ticket is None) == (
                state == "open" or (state == "half_open" and ticket is None)
            )
            if ticket is not None:
                assert ticket.trial == (state == "half_open")
                out.append(ticket)
        elif out:
            breaker = settled(breaker, out.pop(int(number * len(out))), how, now_s)
        current = [one for one in out if one.trial and one.generation == breaker.generation]
        assert len(current) <= 1
        assert breaker.rests_s(now_s) <= RULES.longest_rest_s
        if breaker.until_s is not None:
            assert breaker.trying == bool(current)
    for ticket in out:
        breaker = breaker.gave_up(ticket)
    # Whatever was: once it has rested, a request passes, and if it is answered all do.
    now_s += RULES.longest_rest_s
    breaker, ticket = breaker.ask(now_s)
    assert ticket is not None
    assert breaker.worked(ticket).state(now_s) == "closed"
