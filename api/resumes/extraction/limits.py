"""What reading one file may cost."""

import resource
import sys
from dataclasses import dataclass
from typing import Final

MAX_PAGES: Final = 30
MAX_SCANNED_PAGES: Final = 10
MAX_CHARACTERS: Final = 200_000
MAX_ANSWER_BYTES: Final = 8 * 1024 * 1024
"""What the process may answer; the longest text with what was read in it has less."""

_OPEN_FILES: Final = 64


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one process. memory: bytes of address space. cpu_s, wall_s: seconds."""

    memory: int
    cpu_s: int
    wall_s: float


READING: Final = Limits(memory=1024**3, cpu_s=10, wall_s=60.0)
"""It gives way to calls: on a busy machine ten seconds of a processor come slowly."""

RECOGNISING: Final = Limits(memory=4 * 1024**3, cpu_s=180, wall_s=120.0)
"""Pictures of text: neural networks, some seconds a page."""


def apply(limits: Limits) -> None:
    """Hold this process to `limits`, for good. Time that it used until now is not counted.

    macOS knows no limit of memory; there the library's own limits and the time must do.
    """
    used = resource.getrusage(resource.RUSAGE_SELF)
    cpu = int(used.ru_utime + used.ru_stime) + 1 + limits.cpu_s
    # One second between the signal that can be told apart and the kill.
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_OPEN_FILES, _OPEN_FILES))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
