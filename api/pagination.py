"""Cursors: where the next page begins, opaque to clients."""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Protocol, TypeVar

from fastapi import Query
from sqlalchemy import Select, tuple_
from sqlalchemy.orm import Mapped

from api.errors import DoesNotFit

Limit = Annotated[int, Query(ge=1, le=100)]
CursorText = Annotated[str | None, Query(max_length=200)]


class DatedRow(Protocol):
    """A row with a place in the order (newest first, then by id)."""

    id: Mapped[str]
    created_at: Mapped[datetime]


Row = TypeVar("Row", bound=DatedRow)


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last row of a page, in the order (newest first, then by id)."""

    created_at: datetime
    id: str

    def encode(self) -> str:
        """For the client."""
        text = f"{self.created_at.isoformat()} {self.id}"
        return base64.urlsafe_b64encode(text.encode()).decode()

    @classmethod
    def decode(cls, text: str) -> "Cursor":
        """From the client. Raises DoesNotFit."""
        try:
            instant, _, row_id = base64.urlsafe_b64decode(text.encode()).decode().partition(" ")
            created_at = datetime.fromisoformat(instant)
        except (binascii.Error, ValueError) as error:
            raise DoesNotFit("This cursor was not given by us.", field="cursor") from error
        if created_at.tzinfo is None or not row_id:
            raise DoesNotFit("This cursor was not given by us.", field="cursor")
        return cls(created_at=created_at, id=row_id)


def newest_first(
    query: Select[Row], table: type[Row], *, cursor: str | None, limit: int
) -> Select[Row]:
    """One page of `query` and one row more, which tells `cut_page` that there is a next page.

    Raises DoesNotFit for a cursor that is not ours.
    """
    if cursor is not None:
        after = Cursor.decode(cursor)
        query = query.where(tuple_(table.created_at, table.id) < (after.created_at, after.id))
    return query.order_by(table.created_at.desc(), table.id.desc()).limit(limit + 1)


def cut_page(rows: Sequence[Row], limit: int) -> tuple[list[Row], str | None]:
    """What `newest_first` found, as a page and the next one's cursor; null on the last page."""
    if len(rows) <= limit:
        return list(rows), None
    last = rows[limit - 1]
    return list(rows[:limit]), Cursor(last.created_at, last.id).encode()
