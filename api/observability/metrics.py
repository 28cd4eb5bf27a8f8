"""What Prometheus reads. Labels name routes and statuses, never a person or a thing."""

from collections.abc import Callable, Mapping

from prometheus_client import CollectorRegistry, Gauge, Histogram, ProcessCollector, generate_latest

from api.observability.call_processes import CallProcesses
from api.observability.exchange import Exchange
from api.observability.turns import TurnMetrics
from schemas.call_figures import CallFigures

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10)
STATEMENTS = (0, 1, 2, 3, 5, 8, 13, 21, 50)


class Metrics:
    """The figures of one application; made by the composition root."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        # Memory, processor time and open files of this process.
        ProcessCollector(registry=self._registry)
        self._seconds = Histogram(
            "mockmate_http_request_seconds",
            "Time from a request to the end of its answer.",
            ("method", "route", "status"),
            buckets=SECONDS,
            registry=self._registry,
        )
        self._statements = Histogram(
            "mockmate_http_request_statements",
            "Statements that a request sent to the database.",
            ("method", "route"),
            buckets=STATEMENTS,
            registry=self._registry,
        )
        self.in_progress = Gauge(
            "mockmate_http_requests_in_progress",
            "Requests that are being answered.",
            registry=self._registry,
        )
        self._turns = TurnMetrics(self._registry)

    def watch(self, call_processes: Callable[[], Mapping[int, int]]) -> None:
        """Tell of these processes, too: ids by number, asked at each look."""
        self._registry.register(CallProcesses(call_processes))

    def observe(self, exchange: Exchange) -> None:
        """Count a request that was answered."""
        self._seconds.labels(exchange.method, exchange.route, exchange.status).observe(
            exchange.seconds
        )
        self._statements.labels(exchange.method, exchange.route).observe(exchange.statements)

    async def count_call(self, before: CallFigures, after: CallFigures) -> None:
        """Count what a call brought from `before` to `after`, once that is committed."""
        self._turns.count(before, after)

    def render(self) -> bytes:
        """In Prometheus's text format."""
        return generate_latest(self._registry)
