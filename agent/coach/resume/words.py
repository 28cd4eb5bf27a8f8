"""The words by which the rules tell the parts of a résumé apart, from words.toml."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from schemas.base import Schema

Named = Literal["summary", "experience", "education", "skills", "projects", "other"]


class Words(Schema):
    """roles: what people are. role_endings: of German words for that. keeps_hyphen, follows_hyphen:
    what stands before and behind a hyphen that is the word's own where a line ends at it.
    name_particles: parts of names in lower case. sections: names of sections. last_words,
    any_words: what a heading of several words is about, by its last word, by any.
    """

    roles: frozenset[str]
    role_endings: tuple[str, ...]
    organisations: frozenset[str]
    countries: frozenset[str]
    cities: frozenset[str]
    keeps_hyphen: frozenset[str]
    follows_hyphen: frozenset[str]
    name_particles: frozenset[str]
    sections: dict[Named, tuple[str, ...]]
    last_words: dict[Named, frozenset[str]]
    any_words: dict[Named, frozenset[str]]


@cache
def load_words() -> Words:
    """The words that come with the package; kept after the first call, since they never change."""
    text = files("agent.coach.resume").joinpath("words.toml").read_text("utf-8")
    return Words.model_validate(tomllib.loads(text))
