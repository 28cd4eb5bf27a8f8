"""What the candidate asks for by voice."""

import asyncio

from schemas import journal, room
from tests.agent.interview.call.process import LONG, Process


async def test_let_me_think_holds_the_turn(process: Process) -> None:
    candidate = await process.begin()
    await candidate.say("Let me think about that.")
    hold = await candidate.sees(room.Transcript, role="interviewer", final=True)
    assert hold.text == "Take your time."
    await asyncio.sleep(15.0)
    first, second = "We had one database for all of it and", "then we cut it into five parts."
    await candidate.say(first)
    await asyncio.sleep(5.0)
    assert process.answers() == {}, "a pause of 5 s is thinking too"
    await candidate.say(second)
    saved = await candidate.sees(room.AnswerSaved)
    assert saved.text == f"{first} {second}"


async def test_the_question_is_repeated_on_request(process: Process) -> None:
    candidate = await process.begin()
    await candidate.say("Can you repeat that?")
    again = await candidate.sees(room.Transcript, role="interviewer", final=True)
    assert again.text == "Sure. What is your view of subject number 1?"
    await candidate.say(LONG)
    saved = await candidate.sees(room.AnswerSaved)
    assert saved.text == LONG
    assert process.recorded(journal.TurnTaken)[0].turn.move == "repeat"


async def test_a_question_can_be_skipped_by_voice(process: Process) -> None:
    candidate = await process.begin()
    await candidate.say("I'd like to skip this one.")
    asked = await candidate.sees(room.Question)
    assert asked.id == "q-2"
    [answered] = process.recorded(journal.Answered)
    assert (answered.skipped, answered.text) == (True, "")


async def test_the_interview_can_be_ended_by_voice(process: Process) -> None:
    candidate = await process.begin()
    await candidate.say("Let's stop here.")
    ended = await candidate.sees(room.Ended)
    assert (ended.by, ended.reason) == ("candidate", "asked_to_stop")
    await candidate.gone()
    assert process.recorded(journal.CallEnded)[0].by == "candidate"


async def test_um_is_no_answer(process: Process) -> None:
    candidate = await process.begin()
    await candidate.say("Um, well.")
    await asyncio.sleep(4.0)
    assert process.answers() == {}
    assert not candidate.hears_voice
    await candidate.say(LONG)
    saved = await candidate.sees(room.AnswerSaved)
    assert saved.text.endswith(LONG)
    kept = process.recorded(journal.TurnTaken)[0].turn
    assert (kept.question_id, kept.move, kept.first_sample_out_s) == ("q-1", "none", None)


async def test_long_silence_brings_an_offer_that_can_be_taken_up(process: Process) -> None:
    candidate = await process.begin()
    await candidate.sees(room.AgentStateChanged, state="speaking")
    offer = await candidate.sees(room.Transcript, role="interviewer", final=True)
    assert offer.text == "Take your time. Would you like me to repeat the question?"
    await candidate.say("Yes, please.")
    again = await candidate.sees(room.Transcript, role="interviewer", final=True)
    assert again.text.endswith("What is your view of subject number 1?")
