"""A process that runs calls, asked over a real socket."""

from collections.abc import AsyncIterator, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import pytest

from agent.calls import Standing
from agent.rooms.errors import BadOffer, NoPlace
from api.calls.processes.doors import doors
from api.calls.processes.local_socket import served
from api.calls.processes.remote import RemoteProcess


class Calls:
    """What is on the other side."""

    error: Exception | None = None

    def __init__(self) -> None:
        self.told: list[object] = []

    async def standing(self) -> Standing:
        return Standing(frozenset({"c1"}), frozenset({"c1", "c2"}), 5)

    async def answer(self, *, call_id: str, interview_id: str, offer_sdp: str) -> str:
        if self.error is not None:
            raise self.error
        self.told.append((call_id, interview_id, offer_sdp))
        return "v=0 answer"

    async def take_up(self, call_id: str) -> None:
        self.told.append(call_id)

    async def forget(self, call_ids: Iterable[str]) -> None:
        self.told.append(set(call_ids))


@pytest.fixture
def calls() -> Calls:
    return Calls()


@pytest.fixture
async def path() -> AsyncIterator[Path]:
    # A socket's path may have some hundred characters, a test's folder has more.
    with TemporaryDirectory() as folder:
        yield Path(folder) / "1.sock"


@pytest.fixture
async def remote(calls: Calls, path: Path) -> AsyncIterator[RemoteProcess]:
    remote = RemoteProcess(path, number=1, pid=0, places=5)
    async with served(doors(calls), path):
        yield remote
        await remote.aclose()


async def join(remote: RemoteProcess) -> str:
    return await remote.answer(call_id="c1", interview_id="i1", offer_sdp="v=0\r\n")


async def test_it_is_asked_as_if_it_were_here(calls: Calls, remote: RemoteProcess) -> None:
    assert await remote.standing() == await calls.standing()
    assert await join(remote) == "v=0 answer"
    await remote.take_up("c7")
    await remote.forget(iter(["c8", "c9"]))
    assert calls.told == [("c1", "i1", "v=0\r\n"), "c7", {"c8", "c9"}]


async def test_a_refusal_arrives_as_it_was_meant(calls: Calls, remote: RemoteProcess) -> None:
    calls.error = BadOffer("It has no audio.")
    with pytest.raises(BadOffer, match="It has no audio"):
        await join(remote)
    calls.error = NoPlace(17)
    with pytest.raises(NoPlace) as refused:
        await join(remote)
    assert refused.value.retry_after_s == 17


async def test_what_went_wrong_over_there_is_no_answer(
    calls: Calls, remote: RemoteProcess, caplog: pytest.LogCaptureFixture
) -> None:
    calls.error = ConnectionError("no address")
    with pytest.raises(httpx.HTTPStatusError):
        await join(remote)


async def test_a_process_that_is_gone_lets_nobody_in_and_keeps_its_calls(path: Path) -> None:
    remote = RemoteProcess(path, number=1, pid=0, places=5)
    try:
        with pytest.raises(NoPlace) as refused:
            await join(remote)
        assert refused.value.retry_after_s == 1
        assert (await remote.standing()).held == {"c1"}
        with pytest.raises(httpx.ConnectError):
            await remote.forget(["c1"])
    finally:
        await remote.aclose()
