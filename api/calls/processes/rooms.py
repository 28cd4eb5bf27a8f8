"""Where a call is, and where it goes: the calls of several processes as if they were one's."""

import asyncio
from collections.abc import AsyncGenerator, Iterable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Protocol

import structlog

from agent.calls import COME_BACK_S, Standing
from agent.journal import waiting_calls
from agent.rooms.errors import NoPlace
from api.calls.processes.port import CallProcess
from api.speech.engines import Engines

log = structlog.get_logger(__name__)


class OwnProcess(CallProcess, Protocol):
    """The calls of the API's own process."""

    @property
    def engines(self) -> Engines:
        """For who is in no call."""
        ...


class OtherProcess(CallProcess, Protocol):
    """The calls of one beside it."""

    @property
    def number(self) -> int:
        """Which it is, however often it is started."""
        ...

    @property
    def pid(self) -> int:
        """The system's id of it now."""
        ...


class ProcessRooms:
    """A CallRooms over several processes, which may come and go.

    What is not known of a call is asked of the processes each time, so that there is nothing to
    fall out of step. own: is given a call last among equals, for it does the API's work as well.
    journals: the folder that all of them keep records in. resources: let go of at the end.
    """

    def __init__(self, own: OwnProcess, journals: Path, resources: AsyncExitStack) -> None:
        self._own = own
        self._journals = journals
        self._resources = resources
        self._others: list[OtherProcess] = []
        self._entering: list[tuple[str, CallProcess]] = []
        self._choosing = asyncio.Lock()

    @property
    def engines(self) -> Engines:
        """See CallRooms."""
        return self._own.engines

    @property
    def beside(self) -> Mapping[int, int]:
        """See CallRooms."""
        return {process.number: process.pid for process in self._others}

    def add(self, process: OtherProcess) -> None:
        """It takes calls from now on."""
        self._others.append(process)

    def remove(self, process: OtherProcess) -> None:
        """It has ended; `take_up_left` has others go on with its calls."""
        self._others.remove(process)

    async def has_place(self, call_id: str) -> bool:
        """See CallRooms: there is one in the process that has the call, or else in any."""
        known = await self._look()
        home = _home(call_id, known)
        asked = known.values() if home is None else (known[home],)
        return any(standing.has_place(call_id) for standing in asked)

    async def answer(self, *, call_id: str, interview_id: str, offer_sdp: str) -> str:
        """See CallRooms."""
        async with self._placed(call_id) as process:
            return await process.answer(
                call_id=call_id, interview_id=interview_id, offer_sdp=offer_sdp
            )

    async def take_up_left(self) -> None:
        """Share out the calls that no process has: a crash left them."""
        for call_id in await asyncio.to_thread(waiting_calls, self._journals):
            # Asked after the folder was read: who ends a call removes its record first.
            if _home(call_id, await self._look()) is None:
                try:
                    async with self._placed(call_id, waiting=True) as process:
                        await process.take_up(call_id)
                except Exception:
                    # One record that cannot be read must not keep the others. Its client's next
                    # join is another try, and so is the next start.
                    log.exception("call_not_taken_up", call_id=call_id)

    async def forget(self, call_ids: Iterable[str]) -> None:
        """See CallRooms. Raises httpx.HTTPError where a process does not do it now."""
        left = set(call_ids)
        known = await self._look()
        for process in self._others:
            if process in known and (held := left & known[process].held):
                await process.forget(held)
                left -= held
        await self._own.forget(left)

    async def aclose(self) -> None:
        """See CallRooms."""
        await self._resources.aclose()

    @asynccontextmanager
    async def _placed(self, call_id: str, *, waiting: bool = False) -> AsyncGenerator[CallProcess]:
        """The process that has the call or shall have it, which others see meanwhile.

        waiting: it needs no place yet. Raises NoPlace.
        """
        # One after the other: who looks sees whoever was placed before, there or on the way.
        async with self._choosing:
            known = await self._look()
            process = _home(call_id, known)
            if process is None:
                fitting = [one for one in known if waiting or known[one].has_place(call_id)]
                if not fitting:
                    raise NoPlace(COME_BACK_S)
                process = min(fitting, key=lambda one: len(known[one].held))
            entering = call_id, process
            self._entering.append(entering)
        try:
            yield process
        finally:
            self._entering.remove(entering)

    async def _look(self) -> Mapping[CallProcess, Standing]:
        """How full each is, the own one last, with what is on its way there."""
        asked = (*self._others, self._own)
        # From before they are asked: who has come in when they answer is told by them.
        entering = tuple(self._entering)
        told = await asyncio.gather(*(process.standing() for process in asked))
        return {
            process: _with(standing, {call_id for call_id, where in entering if where is process})
            for process, standing in zip(asked, told, strict=True)
            if process is self._own or process in self._others
        }


def _with(standing: Standing, entering: set[str]) -> Standing:
    return Standing(standing.taken | entering, standing.held | entering, standing.places)


def _home(call_id: str, known: Mapping[CallProcess, Standing]) -> CallProcess | None:
    return next((one for one, standing in known.items() if call_id in standing.held), None)
