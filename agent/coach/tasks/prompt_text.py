"""Prompts are text files with a version, `prompts/NAME.vN.txt`; `== part ==` begins each part."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from agent.engines.fencing import system_text
from agent.engines.language import Prompt

FOLDER: Final = Path(__file__).with_name("prompts")

_FILE: Final = re.compile(r"(?P<name>[a-z_]+)\.v(?P<version>[1-9][0-9]*)\.txt")
_PART: Final = re.compile(r"^== ([a-z_]+) ==\n", re.MULTILINE)
_DIGEST_SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class PromptText:
    """One file. parts: name and text of each, in order; a name may stand there more than once."""

    name: str
    version: int
    text: str
    parts: tuple[tuple[str, str], ...]

    def part(self, name: str) -> str:
        """The text of the only part with this name. Raises ValueError where there is not one."""
        [text] = self.all(name)
        return text

    def all(self, name: str) -> tuple[str, ...]:
        """The texts of all parts with this name."""
        return tuple(text for one, text in self.parts if one == name)


@cache
def prompt_text(name: str) -> PromptText:
    """The newest version of a prompt. Kept: it never changes while the process lives.

    Raises LookupError where there is none.
    """
    versions = {
        int(match["version"]): path
        for path in FOLDER.iterdir()
        if (match := _FILE.fullmatch(path.name)) and match["name"] == name
    }
    if not versions:
        raise LookupError(f"There is no prompt {name}.")
    newest = max(versions)
    text = versions[newest].read_text("utf-8")
    pieces = _PART.split(text)
    parts = zip(pieces[1::2], (piece.strip() for piece in pieces[2::2]), strict=True)
    return PromptText(name, newest, text, tuple(parts))


def version_of(prompts: Iterable[PromptText], *settings: object) -> str:
    """What tells apart all that a model is told: other words of ours, another version.

    settings: what else decides about it, such as how often it is asked.
    """
    texts = [f"{one.name} {one.version}\n{one.text}" for one in prompts]
    whole = "\n".join((*texts, rule_of_the_fence(), *map(str, settings)))
    return digest(whole)


def digest(text: str) -> str:
    """A short name for exactly this text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST_SHOWN]


def rule_of_the_fence() -> str:
    """What every prompt says besides, of the data in it."""
    return system_text(Prompt(system="", data=(), task=""), "boundary")
