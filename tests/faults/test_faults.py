"""Providers fail, and nothing is lost or made up: a seeded sample of `make prove-faults`."""

import pytest

from schemas.resumes import NOTHING_READ
from tests.faults.checks import OF_JUDGING, OF_PREPARATION, OF_TALKS
from tests.faults.judged import Judged
from tests.faults.play import play
from tests.faults.prepared import Prepared
from tests.faults.spell import (
    IN_CALLS,
    IN_EVALUATIONS,
    IN_PREPARATION,
    KINDS,
    MOMENTS,
    Case,
    draw,
    name_of,
)
from tests.faults.talk import Talk
from tests.standins.faults import Kind

CALLS = (
    draw(1, Kind.RESET, IN_CALLS[3]),
    draw(2, Kind.HANG, IN_CALLS[7]),
    draw(3, Kind.TRUNCATED, IN_CALLS[12]),
    draw(4, Kind.HANG, IN_CALLS[20]),
)
JUDGING = (
    draw(1, Kind.RATE_LIMITED, IN_EVALUATIONS[0]),
    draw(2, Kind.WRONG_SCHEMA, IN_EVALUATIONS[3]),
    draw(3, Kind.RESET, IN_EVALUATIONS[2]),
)
PREPARING = (
    draw(1, Kind.HANG, IN_PREPARATION[1]),
    draw(2, Kind.MALFORMED, IN_PREPARATION[4]),
    draw(3, Kind.RESET, IN_PREPARATION[2]),
)


def test_the_grid_is_of_twelve_faults_and_thirty_four_moments() -> None:
    assert len(set(KINDS)) == 12
    assert len({moment.name for moment in MOMENTS}) == 34


@pytest.mark.parametrize("case", [*CALLS, *JUDGING, *PREPARING], ids=name_of)
def test_nothing_is_lost_or_made_up(case: Case) -> None:
    outcome = play(case)
    assert outcome.struck > 0, "the fault came too late to prove anything"
    assert outcome.clean, outcome.told()


def test_what_is_wrong_with_a_talk_is_found() -> None:
    """Of each check, that it can fail."""
    talk = Talk(
        said={"q-1": "one two"},
        answered=[("q-1", "a-1", "two two")],
        asked=["Hello."],
        heard=["Hello.", "Hello."],
        ill=["stt"],
        stopped="TimeoutError",
    )
    talk.told["stt"], talk.fell["stt"] = 2, 1
    assert all(check(talk) for check in OF_TALKS.values())


def test_what_is_wrong_with_judging_is_found() -> None:
    made_up = [("a-1", "scored", 6.5, None), ("a-1", "not_scored", None, None)]
    judged = Judged(rows=[*made_up, ("a-2", "not_scored", 5.0, "a reason")])
    assert len(OF_JUDGING["scores made up"](judged)) == 3
    assert all(check(judged) for check in OF_JUDGING.values())


def test_what_is_wrong_with_preparing_is_found() -> None:
    read = NOTHING_READ.model_copy(update={"skills": ("Kubernetes",)})
    prepared = Prepared(kept=[("Why?", "bank:1", "It fits.")], resume=read, took_s=60.0)
    assert all(check(prepared) for check in OF_PREPARATION.values())
