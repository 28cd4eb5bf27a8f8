"""Texts that try to give orders to whoever reads them, as they may stand in what people send.

One file a kind in `payloads/`, with a list of texts for each place: written for this project, or
encoded from what was. A text is a whole résumé field, a passage of a job description, or an answer.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, get_args

from pydantic import TypeAdapter

Place = Literal["resume", "job", "answer"]

FOLDER: Final = Path(__file__).parent / "payloads"

_FILE: Final = TypeAdapter(dict[Place, tuple[str, ...]])


@dataclass(frozen=True, slots=True)
class Payload:
    """One text. id: its kind, its place, and its number there from 1."""

    id: str
    place: Place
    kind: str
    text: str


def load_payloads() -> tuple[Payload, ...]:
    """All of them, by kind. Raises pydantic.ValidationError or tomllib.TOMLDecodeError."""
    return tuple(
        Payload(f"{path.stem}-{place}-{number}", place, path.stem, text)
        for path in sorted(FOLDER.glob("*.toml"))
        for place, texts in _read(path).items()
        for number, text in enumerate(texts, start=1)
    )


def _read(path: Path) -> dict[Place, tuple[str, ...]]:
    texts = _FILE.validate_python(tomllib.loads(path.read_text("utf-8")))
    return {place: texts.get(place, ()) for place in get_args(Place)}
