"""A sample of `make prove-api`: no made-up request breaks an operation."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.fuzz.cases import STREAMS, operations, play
from tests.api.fuzz.subject import Subject, running_subject

CASES = 4
CHANCE = 20


@pytest.fixture
def subject(tmp_path: Path, database_url: str) -> Iterator[Subject]:
    with running_subject(tmp_path / "data", database_url) as subject:
        yield subject


def test_no_made_up_request_breaks_an_operation(subject: Subject) -> None:
    failures: list[str] = []
    statuses: set[int] = set()
    for operation in operations(subject):
        tally = play(operation, subject, cases=CASES, chance=CHANCE)
        assert tally.cases >= CASES, tally.operation
        statuses.update(tally.statuses)
        failures += [f"{tally.operation}: {kind}\n{how}" for kind, how in tally.failures.items()]
    assert not failures, "\n\n".join(failures)
    # Both sorts of requests were made up: such as fit, and such as do not.
    assert {200, 201, 204, 404, 422} <= statuses


def test_only_streams_are_left_out(subject: Subject) -> None:
    paths = set(subject.app.openapi()["paths"])
    assert paths - {operation.path for operation in operations(subject)} == set(STREAMS)
