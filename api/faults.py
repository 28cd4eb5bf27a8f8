"""Faults of ours, told without what people wrote: an exception's message may quote it."""

import textwrap
import traceback
from collections.abc import Iterator
from typing import cast

MAX_CHAIN = 5
"""Exceptions told of one chain; what lies further back is left out."""


def places(error: BaseException) -> str:
    """Types and places of `error`, after those of what caused it; no messages."""
    return "\n… which led to:\n".join(reversed([_place(one) for one in _chain(error)]))


def _chain(error: BaseException) -> Iterator[BaseException]:
    one: BaseException | None = error
    for _ in range(MAX_CHAIN):
        if one is None:
            return
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _place(error: BaseException) -> str:
    text = "".join(traceback.format_tb(error.__traceback__)) + _name(error)
    for one in _grouped(error)[:MAX_CHAIN]:
        text += "\n" + textwrap.indent(_place(one), "  | ")
    return text


def _grouped(error: BaseException) -> tuple[BaseException, ...]:
    if not isinstance(error, BaseExceptionGroup):
        return ()
    return cast(BaseExceptionGroup[BaseException], error).exceptions


def _name(error: BaseException) -> str:
    name = f"{type(error).__module__}.{type(error).__qualname__}"
    # The system's own words, such as "No space left on device".
    if isinstance(error, OSError) and error.errno is not None:
        return f"{name}: {error.errno} {error.strerror}"
    return name
