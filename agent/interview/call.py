"""One sitting: who is served, from the first join to the end.

The call outlives its clients: each join brings a room and gets an interviewer of its own; the
conversation, the journal and the recording stay.
"""

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Final

import structlog

from agent.background import Background
from agent.interview import events
from agent.interview.client import Client, Tap
from agent.interview.conversation import Conversation
from agent.interview.equipment import Equipment
from agent.interview.interviewer import Interviewer
from agent.interview.state import FlowState
from agent.journal import Journal
from agent.recording import Recorder
from agent.rooms.port import Room
from schemas import room
from schemas.calls import CALL_SURVIVES_S
from schemas.journal import CallEnded, Event
from schemas.room import EndedBy
from schemas.vocabulary import Persona

log = structlog.get_logger(__name__)

LAST_WORDS_S: Final = 15.0
"""The longest wait for closing words before the call hangs up."""
_TAKEN_OVER: Final = "This interview goes on in another window."
_ENDED_ELSEWHERE: Final = "The interview was ended."
_EXPIRED: Final = f"Nobody came back within {CALL_SURVIVES_S // 60} minutes."


class Call:
    """Clients come, go and take over; the conversation is with the newest.

    state: where the interview stands, new or restored from `facts`, the call's journal so far.
    persona: whose voice speaks. on_left: called when the client is gone. on_over: once the call
    has ended for good.
    """

    def __init__(
        self,
        state: FlowState,
        persona: Persona,
        equipment: Equipment,
        *,
        facts: Sequence[Event],
        on_left: Callable[[], None],
        on_over: Callable[[], None],
    ) -> None:
        self._with = equipment
        self._facts = facts
        self._on_left = on_left
        self._on_over = on_over
        self._work = Background(self._work_failed)
        self._talk = Conversation(
            state,
            persona,
            equipment,
            facts=facts,
            work=self._work,
            on_end=self._end_later,
            on_failure=self._dismiss_soon,
        )
        self._parting: Client | None = None
        self._over = False

    @property
    def live(self) -> bool:
        """Is a client in the room?"""
        return self._talk.client is not None

    @property
    def cut_short(self) -> bool:
        """Is the call over though its interview is not? Then nobody can come in any more."""
        return self._over and self._talk.state.stage != "done"

    @property
    def journal(self) -> Journal:
        """The call's record."""
        return self._with.journal

    @property
    def recorder(self) -> Recorder:
        """The call's recording."""
        return self._with.recorder

    # Between a crash and the end.

    async def take_up(self) -> None:
        """Do what a crash left undone. Nobody is there yet."""
        await self._talk.take_up(self._facts)
        state = self._talk.state
        if state.stage == "done":
            self._over = True
            if any(isinstance(fact, CallEnded) for fact in self._facts):
                self._on_over()
            else:
                self._put_an_end(state.ended_by, state.end_reason)

    def expire(self) -> None:
        """Nobody came back: the call is over."""
        self._over = True
        self._put_an_end("system", _EXPIRED)

    def hang_up(self) -> None:
        """The call was ended elsewhere: tell the client and let it go."""
        self._end_later("system", _ENDED_ELSEWHERE)

    async def finish(self) -> None:
        """The call is over: complete the recording, the farewells and the second readings."""
        await self.recorder.aclose()
        await self._work.finished()

    async def close(self) -> None:
        """Let the client go and stop all work. The journal keeps what was said. Idempotent."""
        self._over = True
        if self._talk.client is not None:
            self._let_go(self._talk.client, "closing")
        self._talk.stop()
        await self._work.stop()
        await self.recorder.aclose()

    def _end_later(self, by: EndedBy, reason: str) -> None:
        self._work.start(self._end(by, reason))

    async def _end(self, by: EndedBy, reason: str) -> None:
        """Let the last words be heard, then hang up for good."""
        first, self._over = not self._over, True
        client = self._talk.client
        if client is not None and client is not self._parting:
            self._parting = client
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LAST_WORDS_S):
                    await client.interviewer.said_everything()
            if self._talk.client is client:
                self._talk.send(room.Ended(by=by, reason=reason))
                self._let_go(client, "ended")
        if first:
            self._put_an_end(by, reason)

    def _put_an_end(self, by: EndedBy, reason: str) -> None:
        self.journal.append(CallEnded(**self._talk.now(), by=by, reason=reason))
        self._on_over()

    # Clients come and go.

    async def join(self, where: Room, tap: Tap) -> None:
        """Serve this client; another one that was served is told so and sent away."""
        if self._talk.client is not None:
            self._talk.send(room.RoomError(code="taken_over", message=_TAKEN_OVER))
            self._let_go(self._talk.client, "taken_over")
        ears = self._with.make_ears(
            listener=self._talk, start_s=self.recorder.position_s, settings=self._talk.settings
        )
        client = Client(where, tap, ears, Interviewer(where, ears, self._talk))
        self._talk.client = client
        try:
            await client.interviewer.start()
        except BaseException:
            self._dismiss(client)
            raise
        if self._talk.client is client:
            serving = self._work.start(self._serve(client))
            serving.add_done_callback(lambda task: self._served(client, task))
            client.serve(serving)
            self._work.start(self._await_departure(client))

    def _let_go(self, client: Client, reason: str) -> None:
        """Stop serving this client, at once; what it said last is still read."""
        client.let_go()
        try:
            self._talk.leave(reason)
        finally:
            self._work.start(client.farewell(), spared=True)
            if not self._over:
                self._on_left()

    def _dismiss(self, client: Client) -> None:
        """A client that cannot be served any more is better let go: it joins again."""
        if self._talk.client is client:
            self._let_go(client, "failed")

    def _dismiss_soon(self) -> None:
        """The same, but not within the step that failed."""
        if self._talk.client is not None:
            asyncio.get_running_loop().call_soon(self._dismiss, self._talk.client)

    async def _serve(self, client: Client) -> None:
        try:
            await client.room.opened()
        except ConnectionError:
            return
        self._talk.joined(client.room.transport, typing_only=client.room.typing_only)
        async for message in client.messages():
            if isinstance(message, room.RoomError):
                self._talk.send(message)
            else:
                self._talk.feed(events.Client(**self._talk.now(), message=message))

    def _served(self, client: Client, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and task.exception() is not None:
            self._dismiss(client)

    async def _await_departure(self, client: Client) -> None:
        departure = await client.room.departed()
        reception = {} if departure.reception is None else asdict(departure.reception)
        call_id = self.journal.call_id
        log.info("client_left", call_id=call_id, detail=departure.detail, **reception)
        if self._talk.client is client:
            self._let_go(client, departure.reason)

    def _work_failed(self, error: BaseException) -> None:
        log.error("call_work_failed", call_id=self.journal.call_id, exc_info=error)
