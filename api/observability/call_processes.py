"""Memory and processor time of the processes that run calls beside this one."""

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

PROC: Final = Path("/proc")


class CallProcesses(Collector):
    """pids: by the processes' numbers, asked at each look. Tells nothing where there is no /proc.

    Pages that processes share count for each.
    """

    def __init__(self, pids: Callable[[], Mapping[int, int]]) -> None:
        self._pids = pids

    def collect(self) -> Iterable[Metric]:
        """See Collector."""
        memory = GaugeMetricFamily(
            "mockmate_call_process_resident_memory_bytes",
            "Memory that a process beside this one holds.",
            labels=["process"],
        )
        used = CounterMetricFamily(
            "mockmate_call_process_cpu_seconds",
            "Processor time that a process beside this one has used.",
            labels=["process"],
        )
        for number, pid in self._pids().items():
            try:
                # After the name, which may hold anything: utime and stime come 12th, rss 22nd.
                _, fields = (PROC / str(pid) / "stat").read_text().rsplit(") ", 1)
            except (FileNotFoundError, ProcessLookupError):
                continue  # It has ended, or nobody tells here.
            numbers = fields.split()
            cpu_s = (int(numbers[11]) + int(numbers[12])) / os.sysconf("SC_CLK_TCK")
            memory.add_metric([str(number)], int(numbers[21]) * os.sysconf("SC_PAGE_SIZE"))
            used.add_metric([str(number)], cpu_s)
        yield memory
        yield used
