"""Traces, as a collector gets them."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from opentelemetry import trace
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from pydantic import AnyHttpUrl

from api.context import Context
from api.settings import Settings
from tests.api.observability.collector import Collected, collecting
from tests.api.support import client, guest
from tests.run_log import CANARY

CALLER = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


def spans(collected: Collected) -> list[Any]:
    """Every span that arrived."""
    return [
        span
        for body in collected.bodies
        for resource in ExportTraceServiceRequest.FromString(body).resource_spans
        for scope in resource.scope_spans
        for span in scope.spans
    ]


def attributes(span: Any) -> dict[str, Any]:
    """What a span says of itself."""
    return {
        pair.key: getattr(pair.value, pair.value.WhichOneof("value")) for pair in span.attributes
    }


@pytest.fixture
def collected() -> Iterator[Collected]:
    """A collector."""
    with collecting() as collected:
        yield collected


class TestWithACollector:
    @pytest.fixture
    def settings(self, settings: Settings, collected: Collected) -> Settings:
        endpoint = AnyHttpUrl(f"http://127.0.0.1:{collected.port}/v1/traces")
        return settings.model_copy(update={"otlp_endpoint": endpoint})

    async def test_a_request_is_a_span_with_its_statements_below(
        self, app: FastAPI, context: Context, collected: Collected
    ) -> None:
        person = await guest(app)
        interview = await person.create_interview()
        headers = {"traceparent": CALLER, "X-Request-Id": "that-request"}
        path = f"/api/interviews/{interview['id']}"
        await person.http.get(path, headers=headers, params={"q": CANARY})
        await person.http.get("/api/interviews/unknown")
        await person.http.aclose()
        assert context.tracing is not None
        await context.tracing.aclose()

        found = spans(collected)
        (request,) = (
            s for s in found if attributes(s).get("mockmate.request_id") == "that-request"
        )
        assert request.name == "GET /api/interviews/{interview_id}"
        assert request.parent_span_id.hex() == "b7ad6b7169203331"
        assert attributes(request)["http.response.status_code"] == 200
        statements = [span for span in found if span.parent_span_id == request.span_id]
        assert any("FROM interview" in attributes(span)["db.query.text"] for span in statements)
        assert all(request.start_time_unix_nano <= s.start_time_unix_nano for s in statements)
        whole = b"".join(collected.bodies)
        assert interview["id"].encode() not in whole
        assert CANARY.encode() not in whole


async def test_without_a_collector_nothing_is_traced(app: FastAPI, context: Context) -> None:
    assert context.tracing is None
    async with client(app) as http:
        await http.get("/health")
    assert not trace.get_current_span().is_recording()
