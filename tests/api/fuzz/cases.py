"""Made-up requests, fitting and unfitting, to every operation of the OpenAPI document."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode, checks
from schemathesis.core.failures import FailureGroup

from tests.api.fuzz.subject import AGENT, Owner, Subject
from tests.api.support import JOB

HARMLESS = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)
"""Requests take their time, and what does not fit is hard to make up."""

PATIENCE_S = 120.0
"""A report is written by a process of its own, which takes its time to start."""

STREAMS = frozenset({"/api/events"})
"""Paths that never finish answering."""

checks.load_all_checks()
# Schemathesis leaves its generic types open, so that its objects are Any here.
_loaded: Any = checks
CHECKS: list[Any] = _loaded.CHECKS.get_by_names(
    [
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_headers_conformance",
        "response_schema_conformance",
    ]
)
schemathesis.serializer.alias("audio/ogg", "application/octet-stream")
ENDS_THE_SIGN_IN = frozenset({"/api/auth/logout", "/api/auth/password", "/api/auth/register"})


@dataclass(slots=True)
class Tally:
    """What came of an operation's cases. failures: each kind once, with how to repeat it."""

    operation: str
    statuses: Counter[int] = field(default_factory=Counter[int])
    failures: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def cases(self) -> int:
        """Requests that were sent."""
        return self.statuses.total()


def operations(subject: Subject) -> Iterator[Any]:
    """Every operation that ends."""
    document: Any = schemathesis.openapi.from_dict(subject.app.openapi())
    for result in document.get_all_operations():
        operation = result.ok()
        if operation.path not in STREAMS:
            yield operation


def play(operation: Any, subject: Subject, *, cases: int, chance: int) -> Tally:
    """Send `cases` requests to one operation. chance: the seed of what is made up."""
    tally = Tally(operation.label)
    made_up = st.one_of(
        operation.as_strategy(generation_mode=GenerationMode.POSITIVE),
        operation.as_strategy(generation_mode=GenerationMode.NEGATIVE),
    )
    owner = _owner(operation, subject)

    # `which` names things that are there in two cases of three; `number` keeps cases apart where
    # an operation has no input.
    @settings(
        max_examples=cases,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=HARMLESS,
    )
    @seed(chance)
    @given(case=made_up, which=st.integers(0, 2), number=st.integers(0, 2**31))
    def one(case: Any, which: int, number: int) -> None:
        nonlocal owner
        if which < len(owner.things):
            _name_what_is_there(case, owner.things[which])
        headers = AGENT if operation.path.startswith("/api/agent/") else owner.headers
        response = case.call(base_url=subject.url, headers=dict(headers), timeout=PATIENCE_S)
        tally.statuses[response.status_code] += 1
        _check(case, response, tally)
        if response.status_code < 300 and _ends(operation):
            owner = _owner(operation, subject)

    one()
    return tally


def _check(case: Any, response: Any, tally: Tally) -> None:
    try:
        case.validate_response(response, checks=CHECKS)
    except FailureGroup as group:
        for failure in group.exceptions:
            kind = f"{response.status_code} {type(failure).__name__}"
            tally.failures.setdefault(kind, f"{failure}\n{case.as_curl_command()}")


def _name_what_is_there(case: Any, things: Mapping[str, str]) -> None:
    for name in set(case.path_parameters) & set(things):
        case.path_parameters[name] = things[name]
    sent: object = case.body
    if isinstance(sent, dict):
        body = cast(dict[str, Any], sent)
        # Words that no generator finds: without them nothing would ever be created.
        known = {**things, "job_description": JOB}
        for name in set(body) & set(known):
            body[name] = known[name]


def _owner(operation: Any, subject: Subject) -> Owner:
    named = {parameter.name for parameter in operation.path_parameters}
    return subject.owner(named, admin=operation.path.startswith("/api/admin/"))


def _ends(operation: Any) -> bool:
    if operation.path.endswith("/bookmark"):
        return False
    return operation.method == "delete" or operation.path in ENDS_THE_SIGN_IN
