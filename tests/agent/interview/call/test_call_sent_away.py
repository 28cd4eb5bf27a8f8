"""Clients who cannot be let in, or not for long: they are told, and the call loses nothing."""

import asyncio
import errno

import pytest

from agent.rooms.errors import NoPlace
from schemas import journal, room
from schemas.calls import CALL_SURVIVES_S
from tests.agent.interview.call.process import LONG, Process


async def test_while_the_api_is_away_nobody_comes_in_and_the_place_stays_free(
    process: Process,
) -> None:
    process.api.down = True
    for _ in range(10):
        with pytest.raises(NoPlace):
            await process.join()
    process.api.down = False
    candidate = await process.begin()
    await candidate.say(LONG)
    await candidate.sees(room.AnswerSaved, text=LONG)


async def test_who_comes_in_while_nobody_is_waited_for_any_more_is_sent_away(
    process: Process,
) -> None:
    first = await process.begin()
    first.room.vanish()
    await asyncio.sleep(CALL_SURVIVES_S - 1.0)
    process.api.down = True  # the call stays until its record is delivered
    process.answer_after_s = 2.0
    with pytest.raises(NoPlace):
        await process.join()
    process.api.down = False
    await process.put_away()
    assert process.recorded(journal.CallEnded)[0].by == "system"


async def test_a_client_that_cannot_be_served_is_let_go_and_the_call_stays(
    process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as fault:
        fault.setattr("agent.interview.interviewer.Interviewer.start", _fail)
        first = await process.join()
        await first.gone()
    second = await process.begin()
    await second.say(LONG)
    await second.sees(room.AnswerSaved, text=LONG)


async def test_a_fact_that_cannot_be_written_costs_a_client_but_not_the_call(
    process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await process.begin()
    with monkeypatch.context() as fault:
        fault.setattr("agent.journal.os.write", _full)
        first.send(room.SubmitAnswer(text="Lost."))
        await asyncio.sleep(0.1)
    await first.gone()
    second = await process.join()
    state = await second.sees(room.State)
    assert state.answers == (), "what is not in the journal was not saved"
    await second.listening()
    second.send(room.SubmitAnswer(text=LONG))
    await second.sees(room.AnswerSaved, text=LONG)
    assert process.answers() == {"q-1": LONG}


async def test_words_that_cannot_be_written_cost_a_client_but_not_the_call(
    process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await process.begin()
    with monkeypatch.context() as fault:
        fault.setattr("agent.journal.os.write", _full)
        await first.say(LONG)
        await first.gone()
    second = await process.join()
    await second.listening()
    await second.say(LONG)
    await second.sees(room.AnswerSaved, text=LONG)


async def test_a_timer_that_cannot_do_its_work_costs_a_client_but_not_the_call(
    process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await process.join()
    await first.sees(room.State)
    with monkeypatch.context() as fault:
        fault.setattr("agent.journal.os.write", _full)
        await first.gone()
    second = await process.join()
    await second.sees(room.Question, text="What is your view of subject number 1?")


async def test_after_the_end_a_client_is_told_so_and_sent_away(process: Process) -> None:
    first = await process.begin()
    process.api.down = True  # the call stays until its record is delivered
    first.send(room.EndInterview())
    await first.sees(room.Ended)
    await first.gone()
    second = await process.join()
    assert (await second.sees(room.State)).status == "evaluating"
    await second.sees(room.InterviewComplete)
    await second.sees(room.Ended)
    await second.gone()
    process.api.down = False
    await process.put_away()


async def test_when_the_api_says_so_the_call_is_hung_up(process: Process) -> None:
    candidate = await process.begin()
    process.api.ended.add("c-1")
    ended = await candidate.sees(room.Ended)
    assert ended.by == "system"
    await candidate.gone()
    assert len(process.recorded(journal.CallEnded)) == 1


async def _fail(*_: object) -> None:
    raise RuntimeError("no session can be had")


def _full(*_: object) -> int:
    raise OSError(errno.ENOSPC, "the disk is full")
