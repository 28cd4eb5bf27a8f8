"""Faults, as Sentry gets them."""

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import sentry_sdk

from api.context import Context
from api.observability.reporting import start_reporting
from tests.api.observability.collector import Collected, collecting
from tests.api.support import Person
from tests.run_log import CANARY


@pytest.fixture
def sentry() -> Iterator[Collected]:
    """Sentry, and this process reporting to it."""
    with collecting() as collected:
        start_reporting(f"http://key@127.0.0.1:{collected.port}/1")
        yield collected
        sentry_sdk.get_client().close()
        sentry_sdk.get_global_scope().set_client(None)


def reports(sentry: Collected) -> list[dict[str, Any]]:
    """The events that arrived."""
    sentry_sdk.flush()
    # An envelope is a header, and then a header and a body an item; each on a line.
    return [json.loads(body.splitlines()[2]) for body in sentry.bodies]


async def test_a_fault_is_reported_with_its_places_and_nothing_of_the_person(
    person: Person, context: Context, sentry: Collected
) -> None:
    def broken() -> Any:
        words = CANARY
        raise RuntimeError(words)

    context.clock = broken
    answer = await person.http.get("/api/auth/me", params={"q": CANARY})
    (report,) = reports(sentry)
    assert report["logentry"]["message"] == "unexpected_error"
    assert report["tags"]["request_id"] == answer.headers["x-request-id"]
    (error,) = report["exception"]["values"]
    assert error["type"] == "RuntimeError"
    assert error["stacktrace"]["frames"][-1]["function"] == "broken"
    whole = b"".join(sentry.bodies).decode()
    assert CANARY not in whole
    assert person.http.cookies["session"] not in whole
    assert person.grant["user"]["id"] not in whole


async def test_an_error_of_a_library_is_reported_by_its_place(sentry: Collected) -> None:
    logging.getLogger("some.library").error("could not reach %s", "my words")
    logging.getLogger("some.library").warning("this is none")
    (report,) = reports(sentry)
    assert report["logentry"]["message"].startswith("some.library.test_an_error")
    assert b"my words" not in b"".join(sentry.bodies)


async def test_what_a_client_did_wrong_is_no_fault(person: Person, sentry: Collected) -> None:
    assert (await person.http.get("/api/interviews/unknown")).status_code == 404
    assert reports(sentry) == []
