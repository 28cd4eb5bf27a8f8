"""The process that writes one report: from JSON on standard input to a PDF, and ends."""

import os
import sys
from typing import Final

_NICE: Final = 10
"""A call in the same machine goes first."""

MEMORY: Final = 1024**3
CPU_S: Final = 20
WALL_S: Final = 60.0


def main() -> None:
    """Write what comes."""
    os.nice(_NICE)
    from api.reports.content import Report
    from api.reports.writing import write_report
    from api.resumes.extraction.limits import Limits, apply

    apply(Limits(memory=MEMORY, cpu_s=CPU_S, wall_s=WALL_S))
    report = Report.model_validate_json(sys.stdin.buffer.read())
    sys.stdout.buffer.write(write_report(report))


if __name__ == "__main__":
    main()
