"""What a transport gives the interviewer: one client's presence in a call.

A room is made anew on every join; the call (agent/interview/call.py) outlives it. Above this
port nobody can tell a peer connection from a LiveKit room; one contract suite runs on each.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Literal, Protocol

from livekit.agents.voice import io


@dataclass(frozen=True, slots=True)
class Reception:
    """How a client's sound came in, over one join.

    packets: that came. lost: that never came in time. late: of these, that came after all,
    overtaken by others. recovered_s, concealed_s: seconds that were taken from copies, and made up.
    jitter_s: how unevenly packets came lately, after RFC 3550.
    """

    packets: int
    lost: int
    late: int
    recovered_s: float
    concealed_s: float
    jitter_s: float


@dataclass(frozen=True, slots=True)
class Departure:
    """Why a client is gone. `lost` covers a closed tab, a dead path and a crashed browser.

    reception: how its sound came in; None where the room does not know, or none came.
    """

    reason: Literal["lost", "closed"]
    detail: str
    reception: Reception | None = None


class Room(Protocol):
    """One client in the room, from its join to its departure."""

    @property
    def transport(self) -> Literal["peer", "livekit"]:
        """Which kind of room this is."""
        ...

    @property
    def typing_only(self) -> bool:
        """True where the client sends no audio: a candidate who types."""
        ...

    @property
    def audio_input(self) -> io.AudioInput:
        """The microphone: 16 kHz mono frames of 20 ms without gaps.

        Silence stands in for what was lost or not sent, for a candidate who types too, so that
        samples count time; while the line itself is dead none come. Ends when the client is gone.
        """
        ...

    @property
    def audio_output(self) -> io.AudioOutput:
        """The speaker: 24 kHz mono; pausable; finishes its segment when the client is gone."""
        ...

    def send(self, message: str) -> None:
        """Queue a message, in order, until the channel opens. Never blocks; a no-op once gone.

        Raises ValueError over schemas.room.MAX_MESSAGE_BYTES.
        """
        ...

    def messages(self) -> AsyncIterator[str | bytes]:
        """What the client sends, as it came, in order, to its departure. Iterate once."""
        ...

    async def opened(self) -> None:
        """Return once messages can reach the client. Raises ConnectionError if it left before."""
        ...

    async def departed(self) -> Departure:
        """Wait for the client to be gone."""
        ...

    async def close(self) -> None:
        """Send what is queued (bounded, 1 s) and hang up. Idempotent."""
        ...


class Listener(Protocol):
    """Hears everything that passes, both ways, for the recording."""

    def candidate(self, pcm: bytes) -> None:
        """20 ms of the microphone: 16 kHz mono int16."""
        ...

    def interviewer(self, pcm: bytes) -> None:
        """20 ms of what is played at this instant (silence included): 24 kHz mono int16."""
        ...
