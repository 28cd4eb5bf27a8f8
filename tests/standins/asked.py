"""What a language model is asked, whichever provider's words it came in, and what it answers."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from tests.standins.faults import Kind

JsonObject = dict[str, Any]

_CHARACTERS_A_TOKEN: Final = 4
_PIECE: Final = 24
"""Characters that a streamed answer brings at a time."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request.

    system: the instructions; empty where none were given. messages: the rest, in order.
    schema: of structured output as it was sent; None for plain text, and {} for any JSON.
    """

    model: str
    system: str
    messages: tuple[str, ...]
    schema: JsonObject | None
    temperature: float | None
    max_tokens: int | None

    @property
    def tokens(self) -> int:
        """Of the prompt, roughly."""
        return tokens(self.system) + sum(map(tokens, self.messages))


class Blocked(Exception):
    """The provider's safety filter refuses.

    before: it refuses the prompt; otherwise it stops the answer that had begun.
    """

    def __init__(self, *, before: bool) -> None:
        super().__init__("blocked")
        self.before = before


Answer = Callable[[Asked], str]
"""A model: its text for a request. May raise Blocked."""


def tokens(text: str) -> int:
    """About how many a text has; at least one where there is any."""
    return -(-len(text) // _CHARACTERS_A_TOKEN)


def spoiled(text: str, fault: Kind | None) -> str:
    """The model's text with a fault in what it holds."""
    match fault:
        case Kind.MALFORMED:
            return text[: len(text) // 2] + '{"'
        case Kind.WRONG_SCHEMA:
            return json.dumps({"unexpected": [1, 2, 3]})
        case Kind.EMPTY:
            return ""
        case _:
            return text


def cut(text: str, max_tokens: int | None) -> tuple[str, bool]:
    """The text within its bound, and whether anything is missing."""
    if max_tokens is None or tokens(text) <= max_tokens:
        return text, False
    return text[: max_tokens * _CHARACTERS_A_TOKEN], True


def pieces(text: str) -> list[str]:
    """A text as it is streamed: two pieces at least, so that every stream has a middle."""
    size = max(1, min(_PIECE, len(text) // 2))
    return [text[start : start + size] for start in range(0, len(text), size)]
