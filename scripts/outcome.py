"""What a test run came to, read from what pytest and vitest write beside their output."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Outcome:
    """Counts of one runner, with the names of what failed and the reasons of what was skipped."""

    passed: int
    failed: tuple[str, ...]
    skipped: tuple[str, ...]

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(
            self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped
        )


NOTHING = Outcome(passed=0, failed=(), skipped=())


def of_pytest(report: Path) -> Outcome:
    """Read a JUnit file that pytest wrote."""
    passed = 0
    failed: list[str] = []
    skipped: list[str] = []
    # Our own test run wrote this file a moment ago.
    for case in ElementTree.parse(report).iter("testcase"):  # noqa: S314
        name = f"{case.get('classname')}::{case.get('name')}"
        skip = case.find("skipped")
        if case.find("failure") is not None or case.find("error") is not None:
            failed.append(name)
        elif skip is not None:
            skipped.append(f"{name}: {skip.get('message')}")
        else:
            passed += 1
    return Outcome(passed, tuple(failed), tuple(skipped))


def of_vitest(report: Path) -> Outcome:
    """Read vitest's JSON report. A file that does not even load counts as one failure."""
    passed = 0
    failed: list[str] = []
    skipped: list[str] = []
    for suite in json.loads(report.read_text())["testResults"]:
        cases = suite["assertionResults"]
        if suite["status"] == "failed" and not any(case["status"] == "failed" for case in cases):
            failed.append(suite["name"])
        for case in cases:
            if case["status"] == "passed":
                passed += 1
            elif case["status"] == "failed":
                failed.append(case["fullName"])
            else:
                skipped.append(f"{case['fullName']}: marked {case['status']} in {suite['name']}")
    return Outcome(passed, tuple(failed), tuple(skipped))
