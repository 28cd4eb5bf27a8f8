"""What every part of the bench is given, and gives back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.async_api import Browser

from bench.report import Figure


@dataclass(frozen=True, slots=True)
class Setting:
    """What a part works with.

    quick: a few turns only, to see that it runs. scratch: a folder of its own for data.
    out: where sounds and rows are written. minutes: of what takes as long as it is given. say:
    tells the person who waits.
    """

    browser: Browser
    scratch: Path
    out: Path
    seed: int
    quick: bool
    minutes: float
    say: Callable[[str], None]


@dataclass(slots=True)
class Found:
    """Lines of the table, one raw row a turn, and what else is worth knowing."""

    figures: list[Figure] = field(default_factory=list[Figure])
    rows: list[dict[str, object]] = field(default_factory=list[dict[str, object]])
    notes: list[str] = field(default_factory=list[str])
