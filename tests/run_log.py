"""The log of the whole test run, and what must not be in it."""

import logging
import re
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import structlog

from api.log import configure_logging

CANARY = "zwitscherling"
"""Tests put it into what people write and say, and into what opens doors. No log holds it."""

MAIL_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
AUTHORIZATION = re.compile(r"Bearer [\w.~+/-]{8,}")


def secrets_in(text: str) -> list[str]:
    """What should not be in a log, each with what stands before and behind it."""
    patterns = (re.compile(CANARY, re.IGNORECASE), MAIL_ADDRESS, AUTHORIZATION)
    return [
        text[max(0, match.start() - 80) : match.end() + 80]
        for pattern in patterns
        for match in pattern.finditer(text)
    ]


@contextmanager
def logging_to(path: Path) -> Generator[None]:
    """Log as when serving, at the level that says most, into a file, and beside what is there."""
    root = logging.getLogger()
    before = root.level
    with path.open("a", encoding="utf-8") as file:
        kept = root.handlers
        configure_logging("DEBUG", file)
        ours = root.handlers[0]
        root.handlers = [*kept, ours]
        try:
            yield
        finally:
            root.removeHandler(ours)
            root.setLevel(before)
            structlog.reset_defaults()
