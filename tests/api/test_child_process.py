"""A process of its own: it answers, breaks, or is ended in time."""

import pytest

from api.child_process import ask_child


async def test_it_reads_and_writes() -> None:
    assert await ask_child("base64", "-e", given=b"hello", limit_s=60) == (0, b"aGVsbG8=\n")


async def test_it_may_break() -> None:
    status, _ = await ask_child("base64", "-d", given=b"a", limit_s=60)
    assert status == 1


async def test_it_may_not_listen() -> None:
    status, _ = await ask_child("no.such.module", given=bytes(1_000_000), limit_s=60)
    assert status == 1


async def test_one_that_takes_too_long_is_ended() -> None:
    with pytest.raises(TimeoutError):
        await ask_child("http.server", "0", given=b"", limit_s=1)


async def test_it_knows_nothing_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "zwitscherling")
    _, wrote = await ask_child("sysconfig", given=b"", limit_s=60)
    assert wrote
    assert b"zwitscherling" not in wrote
