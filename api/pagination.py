"""Cursors: where the next page begins, opaque to clients."""

import base64
import binascii
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import Query

from api.errors import DoesNotFit

Limit = Annotated[int, Query(ge=1, le=100)]
CursorText = Annotated[str | None, Query(max_length=200)]


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
