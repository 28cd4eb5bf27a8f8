"""What is sent between the API and a process that runs calls."""

from pydantic import TypeAdapter

from agent.calls import Standing
from schemas.base import Schema

standing = TypeAdapter(Standing)
CALLS = "/calls"


class Offer(Schema):
    """A client that wants into a call."""

    call_id: str
    interview_id: str
    sdp: str


class Answer(Schema):
    """It is let in."""

    sdp: str


class Unfit(Schema):
    """Its offer does not fit; the message is for the client."""

    message: str


class Full(Schema):
    """There is no place for it now."""

    retry_after_s: int


class Calls(Schema):
    """Some calls."""

    call_ids: tuple[str, ...]
