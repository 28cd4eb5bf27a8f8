"""Engines and the API fail or hang: the candidate is told, and nothing is lost."""

import asyncio

import pytest

from schemas import journal, room
from tests.agent.interview.call.process import CALL, LONG, Process


async def test_a_failing_recogniser_is_told_and_the_candidate_can_type(process: Process) -> None:
    candidate = await process.begin()
    process.transcriber.broken = True
    await candidate.say(LONG)
    degraded = await candidate.sees(room.Degraded)
    assert degraded.part == "stt"
    assert "type your answer" in degraded.text
    await asyncio.sleep(5.0)
    assert len(candidate.got(room.Degraded)) == 1, "once a turn, not once a reading"
    candidate.send(room.SubmitAnswer(text=LONG))
    saved = await candidate.sees(room.AnswerSaved)
    assert saved.text == LONG


async def test_a_recogniser_that_still_fails_is_told_to_whoever_comes_back(
    process: Process,
) -> None:
    candidate = await process.begin()
    process.transcriber.broken = True
    await candidate.say(LONG)
    await candidate.sees(room.Degraded)
    candidate.room.vanish()
    second = await process.join()
    assert (await second.sees(room.Degraded)).part == "stt"
    assert isinstance(second.messages[0], room.State)
    process.transcriber.broken = False
    await second.listening()
    await second.say(LONG)
    await second.sees(room.AnswerSaved, text=LONG)
    second.room.vanish()
    third = await process.join()
    await third.listening()
    assert third.got(room.Degraded) == []


async def test_a_reading_that_fails_in_mid_turn_is_made_good_without_a_word(
    process: Process,
) -> None:
    candidate = await process.begin()
    process.transcriber.broken = True
    speaking = asyncio.create_task(candidate.say(LONG))
    await asyncio.sleep(2.0)
    process.transcriber.broken = False
    await speaking
    await candidate.sees(room.AnswerSaved, text=LONG)
    assert candidate.got(room.Degraded) == []


async def test_a_recogniser_that_fails_once_costs_only_its_words(process: Process) -> None:
    candidate = await process.begin()
    process.transcriber.broken = True
    await candidate.say(LONG)
    await candidate.sees(room.Degraded)
    process.transcriber.broken = False
    await candidate.say(LONG)
    saved = await candidate.sees(room.AnswerSaved)
    assert saved.text.endswith(LONG)


async def test_a_recogniser_that_hangs_does_not_hold_the_interview(process: Process) -> None:
    candidate = await process.begin()
    process.transcriber.stuck = True
    await candidate.say(LONG)
    assert (await candidate.sees(room.Degraded)).part == "stt"
    candidate.send(room.SubmitAnswer(text=LONG))
    assert (await candidate.sees(room.AnswerSaved)).text == LONG


async def test_a_recogniser_that_hangs_does_not_hold_a_submitted_answer(process: Process) -> None:
    candidate = await process.begin()
    process.transcriber.stuck = True
    await candidate.say(LONG)
    candidate.send(room.NextQuestion())
    assert (await candidate.sees(room.Question)).id == "q-2"


async def test_a_recogniser_that_hangs_does_not_hold_what_comes_after(process: Process) -> None:
    candidate = await process.begin()
    process.transcriber.stuck = True
    await candidate.say(LONG)
    second = await process.join()
    await second.sees(room.State)
    await candidate.gone()
    async with asyncio.timeout(30.0):
        await process.aclose()


@pytest.mark.parametrize("fault", ["broken", "stuck"])
async def test_without_a_voice_the_interview_goes_on_in_writing(
    process: Process, fault: str
) -> None:
    candidate = await process.join()
    await candidate.sees(room.State)
    setattr(process.voice, fault, True)
    candidate.send(room.StartInterview())
    assert (await candidate.sees(room.Question)).id == "q-1"
    assert (await candidate.sees(room.Degraded)).part == "tts"
    candidate.send(room.SubmitAnswer(text=LONG))
    assert (await candidate.sees(room.AnswerSaved)).text == LONG
    candidate.send(room.EndInterview())
    await candidate.sees(room.Ended)


async def test_a_failing_second_reading_leaves_the_first(process: Process) -> None:
    process.second.broken = True
    candidate = await process.begin()
    await candidate.say(LONG)
    await candidate.sees(room.AnswerSaved)
    candidate.send(room.EndInterview())
    await candidate.gone()
    await process.put_away()
    assert process.answers()["q-1"] == LONG
    assert process.recorded(journal.Refined) == []


async def test_an_api_that_is_away_gets_everything_when_it_is_back(process: Process) -> None:
    candidate = await process.begin()
    process.api.down = True
    await candidate.say(LONG)
    await candidate.sees(room.AnswerSaved)
    await asyncio.sleep(20.0)
    stored = len(process.api.journal(CALL))
    assert stored < len(process.journal())
    process.api.down = False
    await asyncio.sleep(6.0)
    assert process.api.journal(CALL) == process.journal()
