"""The candidate is audible while the interviewer speaks."""

import asyncio

import pytest

from agent.speaking.voice import SAMPLE_RATE
from schemas import journal, room
from tests.agent.interview.call.candidate import Candidate
from tests.agent.interview.call.process import LONG, Process
from tests.fakes.sound import noise

INTRODUCTION_AND_QUESTION_S = 19 * 0.2 + 2 * 0.25


async def _greeted(process: Process) -> Candidate:
    candidate = await process.join()
    candidate.send(room.StartInterview())
    await candidate.hears(True)
    return candidate


async def test_speaking_over_the_question_stops_the_voice(process: Process) -> None:
    candidate = await _greeted(process)
    await asyncio.sleep(4.0)
    speaking = asyncio.create_task(candidate.say(LONG))
    assert await candidate.hears(False) < 0.25
    await speaking
    saved = await candidate.sees(room.AnswerSaved)
    assert saved.text == LONG
    [barged_in] = process.recorded(journal.BargedIn)
    assert not barged_in.false_alarm
    assert barged_in.sample_rate == SAMPLE_RATE
    assert 4.0 < barged_in.played_samples / SAMPLE_RATE < 4.25
    assert barged_in.heard_text.startswith("Hello, I'm Joe,")
    assert "What is your view" in barged_in.heard_text


async def test_what_was_not_heard_of_the_question_is_asked_again(process: Process) -> None:
    candidate = await _greeted(process)
    await asyncio.sleep(1.0)
    await candidate.say("Hold on, one second, my headphones were not on yet.")
    heard = await candidate.sees(room.Transcript, role="interviewer", final=True)
    again = await candidate.sees(room.Transcript, role="interviewer", final=True)
    assert heard.text in "Hello, I'm Joe, and I'll be your interviewer today."
    assert again.text == "Thanks. What is your view of subject number 1?"
    [barged_in] = process.recorded(journal.BargedIn)
    assert barged_in.heard_text == heard.text


@pytest.mark.parametrize("text", ["Uh-huh.", "Okay. Yeah."])
async def test_after_a_backchannel_the_voice_goes_on_at_once(process: Process, text: str) -> None:
    candidate = await _greeted(process)
    await asyncio.sleep(1.5)
    await candidate.say(text)
    await candidate.listening()
    assert candidate.longest_gap_s < 0.5
    assert candidate.heard_s == pytest.approx(INTRODUCTION_AND_QUESTION_S - 0.5, abs=0.15)
    assert all(stopped.false_alarm for stopped in process.recorded(journal.BargedIn))
    assert process.recorded(journal.Heard) == []


async def test_after_a_cough_the_voice_goes_on_where_it_stopped(process: Process) -> None:
    candidate = await _greeted(process)
    await asyncio.sleep(1.5)
    coughing = asyncio.create_task(candidate.make_sound(noise(0.6)))
    await candidate.hears(False)
    await coughing
    await candidate.hears(True)
    await candidate.listening()
    assert candidate.heard_s == pytest.approx(INTRODUCTION_AND_QUESTION_S - 0.5, abs=0.15)
    [barged_in] = process.recorded(journal.BargedIn)
    assert barged_in.false_alarm
    assert 1.5 < barged_in.played_samples / SAMPLE_RATE < 2.3
    assert len([m for m in candidate.got(room.Transcript) if m.final]) == 1


async def test_a_slow_recogniser_costs_a_pause_but_no_words(process: Process) -> None:
    process.transcriber.delay_s = 0.6
    candidate = await _greeted(process)
    await asyncio.sleep(1.5)
    await candidate.say("Okay. Yeah.")
    await candidate.listening()
    [barged_in] = process.recorded(journal.BargedIn)
    assert barged_in.false_alarm
    assert candidate.heard_s == pytest.approx(INTRODUCTION_AND_QUESTION_S - 0.5, abs=0.15)


async def test_who_goes_on_as_the_interviewer_begins_gave_one_answer(process: Process) -> None:
    candidate = await process.begin()
    await candidate.say(LONG)
    await candidate.hears(True)
    more = "And it also cut the costs in half."
    await candidate.say(more)
    await candidate.sees(room.AnswerSaved, text=LONG)
    await candidate.sees(room.AnswerSaved, question_id="q-1", text=f"{LONG} {more}")
    await candidate.listening()
    assert process.answers() == {"q-1": f"{LONG} {more}"}
    assert len(process.recorded(journal.Answered)[-1].ranges) == 2
    spoken = [t.text for t in candidate.got(room.Transcript) if t.role == "interviewer" and t.final]
    assert spoken[-1] == "Thanks. What is your view of subject number 2?"
    await candidate.say(LONG)
    await candidate.sees(room.AnswerSaved, question_id="q-2", text=LONG)


async def test_the_goodbye_is_not_interrupted(process: Process) -> None:
    candidate = await process.begin()
    candidate.send(room.EndInterview())
    await candidate.sees(room.InterviewComplete)
    await candidate.hears(True)
    await candidate.make_sound(noise(1.0))
    await candidate.say("Wait, I am not done yet.")
    await candidate.sees(room.Ended)
    assert process.recorded(journal.BargedIn) == []
