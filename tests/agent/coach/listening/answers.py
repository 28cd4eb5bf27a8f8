"""Answers to try the rules on, written for this, and the résumé behind them."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from agent.coach.listening import Background, Lack, read_background
from schemas.vocabulary import Category

_FOLDER: Final = Path(__file__).parent
_ASKS: Final = TypeAdapter(dict[Lack, tuple[tuple[Category, str], ...]])
_STANDS: Final = TypeAdapter(dict[str, tuple[tuple[Category, str], ...]])

RESUME: Final = read_background(
    ["Python", "Kubernetes", "Kafka", "C++"],
    [("Acme Pumps", "2018-02", "2020-03"), ("Beta Foods", "2020-04", "present")],
)
NO_RESUME: Final = Background()


@dataclass(frozen=True, slots=True)
class Case:
    """An answer. lack: what it is to be asked for; None where it can stand."""

    text: str
    category: Category
    lack: Lack | None

    def __str__(self) -> str:
        return f"{self.category}-{self.text[:32]}"


ASKS: Final = tuple(
    Case(text, category, lack)
    for lack, cases in _ASKS.validate_python(
        tomllib.loads((_FOLDER / "asks.toml").read_text("utf-8"))
    ).items()
    for category, text in cases
)
STANDS: Final = tuple(
    Case(text, category, None)
    for cases in _STANDS.validate_python(
        tomllib.loads((_FOLDER / "stands.toml").read_text("utf-8"))
    ).values()
    for category, text in cases
)
