"""What an admin asks of a live room."""

from typing import Annotated

from pydantic import Field

from schemas.base import Schema


class EndRoomRequest(Schema):
    """Why the call is ended; the candidate is told."""

    reason: Annotated[str, Field(min_length=1, max_length=500)]


class NoteRequest(Schema):
    """A note that the candidate sees."""

    text: Annotated[str, Field(min_length=1, max_length=500)]
