"""Work beside its owner ends, is told when it fails, and is never left behind."""

import asyncio

from agent.background import Background


def made() -> tuple[Background, list[BaseException]]:
    failures: list[BaseException] = []
    return Background(failures.append), failures


async def test_what_fails_is_told() -> None:
    work, failures = made()

    async def fail() -> None:
        raise ValueError("why")

    work.start(fail())
    await work.finished()
    assert [str(error) for error in failures] == ["why"]


async def test_finished_waits_for_what_is_started_meanwhile() -> None:
    work, failures = made()
    done: list[str] = []

    async def second() -> None:
        await asyncio.sleep(0.01)
        done.append("second")

    async def first() -> None:
        await asyncio.sleep(0)
        work.start(second())
        done.append("first")

    work.start(first())
    await work.finished()
    assert done == ["first", "second"]
    assert failures == []


async def test_stop_cancels_all_but_what_is_spared() -> None:
    work, failures = made()
    done: list[str] = []

    async def last_words() -> None:
        await asyncio.sleep(0.01)
        work.start(for_ever())
        done.append("spared")

    async def for_ever() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            done.append("stopped")

    work.start(for_ever())
    work.start(last_words(), spared=True)
    await asyncio.sleep(0)
    async with asyncio.timeout(1):
        await work.stop()
    assert done[:2] == ["stopped", "spared"]
    assert failures == [], "to be cancelled is not to fail"
