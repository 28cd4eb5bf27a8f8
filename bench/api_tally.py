"""What people met, counted: percentiles, the slowest routes, statements a request."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from prometheus_client.parser import text_string_to_metric_families

from bench.api_people import Met
from bench.api_plans import Explained
from bench.report import Figure, percentile

READ_P95_MS: Final = 150
SLOWEST: Final = 10
STATEMENTS: Final = "mockmate_http_request_statements"


@dataclass(frozen=True, slots=True)
class Route:
    """One route under load; times in milliseconds. statements: a request's, mean and bound."""

    setup: str
    route: str
    requests: int
    p50_ms: float
    p95_ms: float
    mean_statements: float
    most_statements: float

    def as_json(self) -> dict[str, Any]:
        """As it is written."""
        return asdict(self)

    def __str__(self) -> str:
        times = f"p50 {self.p50_ms:6.1f}  p95 {self.p95_ms:6.1f} ms"
        counts = f"{self.mean_statements:.1f} statements, ≤ {self.most_statements:.0f}"
        return f"  {self.route:48} {self.requests:6} × {times}  {counts}"


def figures(
    name: str, met: Met, seconds: float, processor_ms: float, explained: Sequence[Explained]
) -> list[Figure]:
    """The table's lines of one setup."""
    reads = [1_000 * took for _, method, _, took in met if method == "GET"]
    writes = [1_000 * took for _, method, _, took in met if method != "GET"]
    errors = sum(not 200 <= status < 400 for _, _, status, _ in met)
    scans = sum(len(one.scans) for one in explained)
    return [
        Figure(f"{name}: reads, p50", None, percentile(reads, 50), "ms"),
        Figure(f"{name}: reads, p95", READ_P95_MS, percentile(reads, 95), "ms"),
        Figure(f"{name}: reads, p99", None, percentile(reads, 99), "ms"),
        Figure(f"{name}: writes, p95", None, percentile(writes, 95), "ms"),
        Figure(f"{name}: errors", 0, errors, ""),
        Figure(f"{name}: requests a second", None, len(met) / seconds, ""),
        Figure(f"{name}: processor time of a request", None, processor_ms, "ms"),
        Figure(f"{name}: statements of reads that read a table whole", 0, scans, ""),
    ]


def slowest(name: str, met: Met, statements: Mapping[str, tuple[float, float]]) -> list[Route]:
    """The routes whose 95th percentile is highest."""
    times: defaultdict[str, list[float]] = defaultdict(list)
    for route, method, _status, took in met:
        times[f"{method} {route}"].append(1_000 * took)
    found = [
        Route(
            name, route, len(took), percentile(took, 50), percentile(took, 95), *statements[route]
        )
        for route, took in times.items()
    ]
    return sorted(found, key=lambda route: -route.p95_ms)[:SLOWEST]


def statements_by_route(expositions: Sequence[str]) -> dict[str, tuple[float, float]]:
    """From Prometheus's format, for each route: the mean, and the bound that all are under."""
    sums: defaultdict[str, float] = defaultdict(float)
    counts: defaultdict[str, float] = defaultdict(float)
    bounds: defaultdict[str, defaultdict[float, float]] = defaultdict(lambda: defaultdict(float))
    for exposition in expositions:
        for family in text_string_to_metric_families(exposition):
            if family.name != STATEMENTS:
                continue
            for sample in family.samples:
                route = f"{sample.labels['method']} {sample.labels['route']}"
                match sample.name.removeprefix(STATEMENTS):
                    case "_sum":
                        sums[route] += sample.value
                    case "_count":
                        counts[route] += sample.value
                    case "_bucket":
                        bounds[route][float(sample.labels["le"])] += sample.value
                    case _:
                        continue
    return {
        route: (
            sums[route] / count,
            min(bound for bound, below in bounds[route].items() if below == count),
        )
        for route, count in counts.items()
    }


def processor_ms(before: Sequence[str], after: Sequence[str]) -> float:
    """What a request took of a processor, in the processes of the API, between two looks."""
    (seconds_before, requests_before), (seconds, requests) = _used(before), _used(after)
    return 1_000 * (seconds - seconds_before) / (requests - requests_before)


def _used(expositions: Sequence[str]) -> tuple[float, float]:
    seconds = requests = 0.0
    for exposition in expositions:
        for family in text_string_to_metric_families(exposition):
            for sample in family.samples:
                if sample.name == "process_cpu_seconds_total":
                    seconds += sample.value
                elif sample.name == f"{STATEMENTS}_count":
                    requests += sample.value
    return seconds, requests
