"""The words by which it is decided what may be spoken; `words.toml` tells what each list is."""

import tomllib
from functools import cache
from importlib.resources import files

from schemas.base import Schema


class SlotWords(Schema):
    """The lists, all in lower case."""

    refused: frozenset[str]
    refused_stems: tuple[str, ...]
    orders: frozenset[str]
    particles: frozenset[str]
    determiners: frozenset[str]
    circumstances: frozenset[str]
    incomplete: frozenset[str]
    things: frozenset[str]
    headings: frozenset[str]


@cache
def load_slot_words() -> SlotWords:
    """Kept after the first call, since they never change.

    Raises pydantic.ValidationError or tomllib.TOMLDecodeError where the file is malformed.
    """
    text = files("agent.coach.slots").joinpath("words.toml").read_text("utf-8")
    return SlotWords.model_validate(tomllib.loads(text))
