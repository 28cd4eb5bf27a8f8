"""Hints to clients: only one's own, in order, and those that were missed."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from api.errors import TooMany
from api.events.events import STREAMS_PER_PERSON, WAITING, Events, Subscription
from api.events.local import LocalRelay
from api.events.ports import Sent
from schemas.events import InterviewChanged, JobChanged, ResumeChanged
from tests.api.support import FakeClock

READY = ResumeChanged(id="r1", status="ready")
BEGUN = InterviewChanged(id="i1", status="in_progress")


def told(subscription: Subscription) -> list[Sent | None]:
    """What waits for the client."""
    return [subscription.waiting.get_nowait() for _ in range(subscription.waiting.qsize())]


@pytest.fixture
async def events(clock: FakeClock) -> AsyncIterator[Events]:
    events = Events(LocalRelay(clock))
    await events.start()
    yield events
    await events.aclose()


async def test_one_hears_of_ones_own_only(events: Events) -> None:
    with (
        events.subscribe("me", last_id=None) as mine,
        events.subscribe("you", last_id=None) as yours,
    ):
        await events.publish("me", READY)
        await events.publish("you", BEGUN)
    assert [sent.data for sent in told(mine) if sent] == [
        '{"type":"resume","id":"r1","status":"ready"}'
    ]
    assert [sent.type for sent in told(yours) if sent] == ["interview"]


async def test_what_was_missed_comes_again(events: Events) -> None:
    with events.subscribe("me", last_id=None) as before:
        await events.publish("me", READY)
        first = told(before)[0]
    assert first is not None
    await events.publish("you", READY)
    await events.publish("me", BEGUN)
    await events.publish("me", JobChanged(id="j", status="done", progress=1))
    with events.subscribe("me", last_id=first.id) as again:
        assert [sent.type for sent in told(again) if sent] == ["interview", "job"]
    with events.subscribe("me", last_id=None) as fresh:
        assert told(fresh) == []


async def test_ids_grow_while_time_stands_still(events: Events, clock: FakeClock) -> None:
    with events.subscribe("me", last_id=None) as mine:
        await events.publish("me", READY)
        await events.publish("me", READY)
        clock.advance(seconds=1)
        await events.publish("me", READY)
    ids = [tuple(int(part) for part in sent.id.split("-")) for sent in told(mine) if sent]
    assert ids == sorted(set(ids))


async def test_streams_of_one_person_are_counted(events: Events) -> None:
    open_ = [events.subscribe("me", last_id=None) for _ in range(STREAMS_PER_PERSON)]
    for stream in open_:
        stream.__enter__()
    with pytest.raises(TooMany), events.subscribe("me", last_id=None):
        pass
    with events.subscribe("you", last_id=None):
        pass
    open_[0].__exit__(None, None, None)
    with events.subscribe("me", last_id=None):
        pass


async def test_a_slow_client_is_let_go(events: Events) -> None:
    with events.subscribe("me", last_id=None) as slow:
        for _ in range(WAITING + 5):
            await events.publish("me", READY)
        got = [sent async for sent in slow.events(60)]
    assert len(got) == WAITING
    with events.subscribe("me", last_id=got[-1].id) as again:
        assert len(told(again)) == 5


async def test_a_stream_ends_after_its_life(events: Events) -> None:
    with events.subscribe("me", last_id=None) as mine:
        async with asyncio.timeout(5):
            assert [sent async for sent in mine.events(0.01)] == []


async def test_streams_end_with_the_server(events: Events) -> None:
    with events.subscribe("me", last_id=None) as mine:
        await events.publish("me", READY)
        events.end_streams()
        async with asyncio.timeout(5):
            assert len([sent async for sent in mine.events(60)]) == 1
