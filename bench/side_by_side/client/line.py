"""How a candidate reaches an interviewer: by a peer connection, or through a LiveKit room."""

from typing import Protocol


class NoAnswer(Exception):
    """The contestant did not take the call; the message says what it answered."""


class Line(Protocol):
    """One call. Its sound goes from a Microphone and into an Ear."""

    async def open(self) -> None:
        """Join, be connected and have the microphone running. Raises NoAnswer."""
        ...

    async def close(self) -> None:
        """Hang up."""
        ...
