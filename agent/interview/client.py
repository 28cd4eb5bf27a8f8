"""Who is in the room now, and what serves them."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from typing import Final, cast

import numpy as np

from agent.hearing.ears import Ears
from agent.interview.interviewer import Interviewer
from agent.recording import Recorder
from agent.rooms.port import Room
from schemas import room as messages

REF_LENGTH: Final = 64


class Tap:
    """Lets a room's sound through to the recording while its client is the one that is served.

    What is played goes to the client's ears too, which would else take its echo for speech.
    """

    def __init__(self, recorder: Recorder) -> None:
        self.open = False
        self.ears: Ears | None = None
        self._recorder = recorder

    def candidate(self, pcm: bytes) -> None:
        """See rooms.port.Listener."""
        if self.open:
            self._recorder.candidate(pcm)

    def interviewer(self, pcm: bytes) -> None:
        """See rooms.port.Listener."""
        if self.open:
            self._recorder.interviewer(pcm)
            if self.ears is not None:
                self.ears.hear_interviewer(np.frombuffer(pcm, np.int16))


class Client:
    """One client from its join to its farewell."""

    def __init__(self, room: Room, tap: Tap, ears: Ears, interviewer: Interviewer) -> None:
        self.room = room
        self.ears = ears
        self.interviewer = interviewer
        self._tap = tap
        self._serving: asyncio.Task[None] | None = None
        tap.ears = ears
        tap.open = True

    def serve(self, task: asyncio.Task[None]) -> None:
        """Keep the task that serves this client until its farewell."""
        self._serving = task

    def let_go(self) -> None:
        """Stop serving, at once; `farewell` does the rest."""
        self._tap.open = False
        self.ears.set_deaf(True)
        self.interviewer.part()
        if self._serving is not None and self._serving is not asyncio.current_task():
            self._serving.cancel()

    async def farewell(self) -> None:
        """Read what was said last, hang up, and let go of everything."""
        async with contextlib.AsyncExitStack() as last_first:
            last_first.push_async_callback(self.interviewer.close)
            last_first.push_async_callback(self.room.close)
            await self.ears.close()

    async def messages(self) -> AsyncIterator[messages.ClientMessage | messages.RoomError]:
        """What the client sends; an error to send back in place of what does not fit."""
        async for raw in self.room.messages():
            try:
                yield messages.read_client_message(raw)
            except messages.BadMessage as error:
                yield messages.RoomError(code="bad_message", message=str(error), ref=_ref_in(raw))


def _ref_in(raw: str | bytes) -> str | None:
    """The `ref` of a message that does not fit its schema, where it has a usable one."""
    if len(raw) > messages.MAX_MESSAGE_BYTES:
        return None
    try:
        message: object = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    ref = cast("dict[str, object]", message).get("ref") if isinstance(message, dict) else None
    return ref[:REF_LENGTH] if isinstance(ref, str) else None
