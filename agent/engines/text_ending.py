"""What a decoder thought of the end of its text: a full stop, or a comma that was close to one.

A recogniser writes a full stop behind almost anything that is followed by silence. How sure it was
tells more: it has heard the voice, too.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from agent.engines.transcriber import Ending

_STOPS: Final = (".", "?", "!")
_GOES_ON: Final = (",", "...", " ...", "-", " -", ":", ";")
_WORD: Final = 2
"""Tokens before the mark that count as the last word."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Tokens that end a sentence, and those that do not."""

    stops: tuple[int, ...]
    goes_on: tuple[int, ...]


def marks(encode: Callable[[str], list[int]]) -> Marks:
    """As a tokenizer encodes them."""
    return Marks(_first(encode, _STOPS), _first(encode, _GOES_ON))


def ending(tokens: Sequence[int], logits: Sequence[Any], known: Marks) -> Ending | None:
    """Of a text of these tokens; None where it has none.

    logits: of the whole vocabulary, one array for each token and one more for the end of the text.
    """
    if not tokens:
        return None
    marked = tokens[-1] in (*known.stops, *known.goes_on)
    last = len(tokens) - 1 if marked else len(tokens)
    behind = _probabilities(logits[min(last, len(logits) - 1)])
    word = [
        float(_probabilities(logits[at])[tokens[at]]) for at in range(max(0, last - _WORD), last)
    ]
    return Ending(
        stops=float(behind[list(known.stops)].sum()),
        goes_on=float(behind[list(known.goes_on)].sum()),
        last_word=min(word, default=0.0),
    )


def _first(encode: Callable[[str], list[int]], texts: Sequence[str]) -> tuple[int, ...]:
    return tuple(encode(text)[0] for text in texts)


def _probabilities(logits: Any) -> NDArray[np.float32]:
    values = np.asarray(logits, dtype=np.float32).ravel()
    powers = np.exp(values - values.max())
    return powers / powers.sum()
