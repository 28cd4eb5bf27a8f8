"""What was measured of an evaluator, and what it has earned by it."""

from pathlib import Path

import pytest

from agent.coach.evaluation.calibration import (
    Agreement,
    Calibration,
    Calibrations,
    read_calibrations,
    unearned,
    write_calibrations,
)

MEASURED = Calibration(
    engine="rules",
    model="ordinal",
    prompt_version="1",
    cases=100,
    overall=None,
    criteria={
        "relevance": Agreement(kappa=0.40, low=0.2, high=0.5, cases=100),
        "clarity": Agreement(kappa=0.39, low=0.2, high=0.5, cases=90),
    },
)


def test_a_number_is_earned_from_the_least_agreement_on() -> None:
    assert MEASURED.earned("relevance")
    assert not MEASURED.earned("clarity")


def test_what_was_not_measured_is_not_earned() -> None:
    assert not MEASURED.earned("examples")


def test_what_is_written_is_read(tmp_path: Path) -> None:
    file = tmp_path / "calibration.json"
    write_calibrations(Calibrations(evaluators=(MEASURED,)), file)
    assert read_calibrations(file).of("rules", "ordinal", "1") == MEASURED


def test_nothing_measured_is_nothing_earned(tmp_path: Path) -> None:
    assert read_calibrations(tmp_path / "none.json").of("rules", "ordinal", "1") is None


@pytest.mark.parametrize("other", [("llm", "ordinal", "1"), ("rules", "ordinal", "2")])
def test_another_evaluator_or_version_has_earned_nothing(other: tuple[str, str, str]) -> None:
    assert Calibrations(evaluators=(MEASURED,)).of(*other) is None


def test_a_new_measurement_takes_the_place_of_the_old_version() -> None:
    new = MEASURED.model_copy(update={"prompt_version": "2"})
    other = MEASURED.model_copy(update={"engine": "other"})
    kept = Calibrations(evaluators=(MEASURED, other)).replacing(new)
    assert kept.evaluators == (other, new)


def test_a_near_miss_does_not_read_as_if_it_had_been_enough() -> None:
    missed = Agreement(kappa=0.399, low=0.2, high=0.6, cases=123)
    measured = MEASURED.model_copy(update={"criteria": {"job_alignment": missed}})
    told = unearned("job_alignment", measured, "this model")
    assert "0.399" in told
    assert "0.40 is needed" in told
    assert "not measured" in unearned("clarity", None, "this model")
