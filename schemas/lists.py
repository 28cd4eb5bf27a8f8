"""A page of a list."""

from typing import Generic, TypeVar

from schemas.base import Schema

Item = TypeVar("Item", bound=Schema)


class Page(Schema, Generic[Item]):
    """Some items, and where the next ones begin; `next_cursor` is null on the last page."""

    items: tuple[Item, ...]
    next_cursor: str | None
