"""Clocks that jump, limits that pass, and calls that nobody comes back to."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from schemas import journal, room
from tests.agent.interview.call.process import CALL, LONG, Process
from tests.fakes.api import FakeApi

HALF = "We had one database for all of it and"


async def test_nobody_comes_back_within_ten_minutes(process: Process) -> None:
    candidate = await process.begin()
    await candidate.say(HALF)
    candidate.room.vanish()
    await asyncio.sleep(595.0)
    assert process.recorded(journal.CallEnded) == []
    await asyncio.sleep(10.0)
    await process.put_away()
    [ended] = process.recorded(journal.CallEnded)
    assert ended.by == "system"
    assert [fact.text for fact in process.recorded(journal.Heard)] == [HALF]
    assert process.journal() == process.api.journal(CALL)


async def test_who_comes_back_in_time_is_expected_again(process: Process) -> None:
    for _ in range(2):
        candidate = await process.join()
        await candidate.sees(room.State)
        candidate.room.vanish()
        await asyncio.sleep(590.0)
    assert process.recorded(journal.CallEnded) == []


@pytest.mark.parametrize("jump", [timedelta(days=400), timedelta(days=-400)])
async def test_a_wall_clock_that_jumps_changes_no_order_and_no_duration(
    process: Process, jump: timedelta
) -> None:
    candidate = await process.begin()
    await candidate.say(HALF)
    process.clock_jump = jump
    await candidate.say("then we cut it into five parts.")
    saved = await candidate.sees(room.AnswerSaved)
    assert saved.text == f"{HALF} then we cut it into five parts."
    await candidate.listening()
    candidate.room.vanish()
    second = await process.join()
    state = await second.sees(room.State)
    assert 5.0 < state.elapsed_s < 20.0
    facts = process.journal()
    assert [fact.seq for fact in facts] == list(range(1, len(facts) + 1))
    assert [fact.at_s for fact in facts] == sorted(fact.at_s for fact in facts)


async def test_when_the_time_is_up_the_answer_may_be_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = Process(tmp_path, FakeApi(3, time_limit_s=8), monkeypatch)
    candidate = await process.begin()
    await candidate.say(LONG)
    await candidate.sees(room.RoomError, code="time_limit")
    ended = await candidate.sees(room.Ended)
    assert (ended.by, ended.reason) == ("agent", "time_limit")
    assert process.answers() == {"q-1": LONG}
    await candidate.gone()
    await process.aclose()
