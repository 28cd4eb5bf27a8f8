"""What the candidate does by key or button."""

import asyncio

import pytest

from schemas import journal, room
from tests.agent.interview.call.process import LONG, Process

PAUSED_AFTER = "We had one database for all of it and"


async def test_a_pause_in_mid_answer_keeps_what_was_said(process: Process) -> None:
    candidate = await process.begin()
    await candidate.say(PAUSED_AFTER)
    candidate.send(room.Pause())
    await candidate.sees(room.AgentStateChanged, state="paused")
    await candidate.say("Nobody is to hear this, my phone is ringing.")
    await asyncio.sleep(10.0)
    candidate.send(room.Resume())
    back = await candidate.sees(room.Transcript, role="interviewer", final=True)
    assert back.text == "Welcome back. Please go on."
    await candidate.say("then we cut it into five parts.")
    saved = await candidate.sees(room.AnswerSaved)
    assert saved.text == f"{PAUSED_AFTER} then we cut it into five parts."


async def test_in_manual_mode_only_the_key_ends_a_turn(process: Process) -> None:
    candidate = await process.begin()
    candidate.send(room.SetTurnMode(mode="manual"))
    candidate.send(room.Talk(on=True))
    await candidate.say(LONG)
    await asyncio.sleep(8.0)
    assert process.answers() == {}
    await candidate.say(LONG)
    candidate.send(room.Talk(on=False))
    saved = await candidate.sees(room.AnswerSaved)
    assert saved.text == f"{LONG} {LONG}"


async def test_a_button_that_stops_the_voice_is_no_barge_in(process: Process) -> None:
    candidate = await process.join()
    candidate.send(room.StartInterview())
    await candidate.hears(True)
    candidate.send(room.RepeatQuestion())
    await candidate.sees(room.Transcript, role="interviewer", final=True)
    await candidate.listening()
    assert process.recorded(journal.BargedIn) == []


async def test_submitting_in_mid_speech_takes_all_that_was_said(process: Process) -> None:
    candidate = await process.begin()
    await candidate.say(LONG)
    candidate.send(room.SubmitAnswer())
    saved = await candidate.sees(room.AnswerSaved)
    assert saved.text == LONG
    asked = await candidate.sees(room.Question)
    assert asked.id == "q-2"


async def test_submitting_nothing_is_refused(process: Process) -> None:
    candidate = await process.begin()
    candidate.send(room.SubmitAnswer(ref="r-1"))
    error = await candidate.sees(room.RoomError)
    assert (error.code, error.ref) == ("not_now", "r-1")


async def test_who_has_no_microphone_types(process: Process) -> None:
    candidate = await process.begin(typing_only=True)
    for number in (1, 2, 3):
        candidate.send(room.SubmitAnswer(text=LONG))
        saved = await candidate.sees(room.AnswerSaved)
        assert (saved.question_id, saved.text) == (f"q-{number}", LONG)
    await candidate.sees(room.Ended)
    assert all(fact.typed and not fact.ranges for fact in process.recorded(journal.Answered))


async def test_a_discarded_answer_is_begun_again(process: Process) -> None:
    candidate = await process.begin()
    await candidate.say("Forget all of this, it makes no sense and")
    candidate.send(room.DiscardAnswer())
    await candidate.listening()
    await candidate.say(LONG)
    saved = await candidate.sees(room.AnswerSaved)
    assert saved.text == LONG


async def test_of_a_discarded_answer_nothing_is_shown_that_is_read_later(process: Process) -> None:
    process.transcriber.delay_s = 0.5
    candidate = await process.begin()
    await candidate.say("Forget all of this, it makes no sense and")
    await asyncio.sleep(0.2)
    shown = candidate.got(room.Transcript)
    candidate.send(room.DiscardAnswer())
    await candidate.listening()
    since = candidate.got(room.Transcript)[len(shown) :]
    assert [said.text for said in since if said.role == "candidate"] == []


async def test_skipping_keeps_what_was_said(process: Process) -> None:
    candidate = await process.begin()
    await candidate.say(PAUSED_AFTER)
    candidate.send(room.NextQuestion())
    saved = await candidate.sees(room.AnswerSaved)
    assert saved.text == PAUSED_AFTER
    asked = await candidate.sees(room.Question)
    assert asked.id == "q-2"
    assert process.recorded(journal.Answered)[0].skipped


async def test_ending_in_mid_answer_keeps_what_was_said(process: Process) -> None:
    candidate = await process.begin()
    await candidate.say(PAUSED_AFTER)
    candidate.send(room.EndInterview())
    saved = await candidate.sees(room.AnswerSaved)
    assert saved.text == PAUSED_AFTER
    await candidate.sees(room.InterviewComplete)
    ended = await candidate.sees(room.Ended)
    assert (ended.by, ended.reason) == ("candidate", "end_interview")
    await candidate.gone()


async def test_an_answer_can_be_corrected_and_a_question_marked(process: Process) -> None:
    candidate = await process.begin()
    await candidate.say(LONG)
    saved = await candidate.sees(room.AnswerSaved)
    candidate.send(room.EditTranscript(answer_id=saved.answer_id, text="I moved it."))
    corrected = await candidate.sees(room.AnswerSaved)
    assert (corrected.answer_id, corrected.text) == (saved.answer_id, "I moved it.")
    candidate.send(room.Bookmark(question_id="q-1", on=True))
    candidate.send(room.RepeatQuestion())
    await candidate.listening()
    assert process.recorded(journal.Edited)[0].text == "I moved it."
    assert process.recorded(journal.Bookmarked)[0].question_id == "q-1"


async def test_the_question_is_repeated_by_key_while_it_is_said(process: Process) -> None:
    candidate = await process.join()
    candidate.send(room.StartInterview())
    await candidate.hears(True)
    await asyncio.sleep(1.0)
    candidate.send(room.RepeatQuestion())
    await candidate.sees(room.Transcript, role="interviewer", final=True)
    again = await candidate.sees(room.Transcript, role="interviewer", final=True)
    assert again.text == "Sure. What is your view of subject number 1?"


async def test_hints_come_only_where_they_are_wanted(process: Process) -> None:
    candidate = await process.begin()
    await asyncio.sleep(30.0)
    assert candidate.got(room.Hint) == []
    candidate.send(room.SetHints(on=True))
    assert (await candidate.sees(room.Hint)).text.startswith("Say what you would use")
    await candidate.say(LONG)
    await candidate.sees(room.AnswerSaved)
    assert process.recorded(journal.Answered)[0].hints_used == 1


async def test_patience_is_measured_in_seconds(process: Process) -> None:
    delays: dict[str, float] = {}
    candidate = await process.begin()
    for level in ("brisk", "patient"):
        candidate.send(room.SetPatience.model_validate({"level": level}))
        await candidate.say(LONG)
        delays[level] = await candidate.hears(True)
        await candidate.listening()
    assert delays["brisk"] == pytest.approx(0.5, abs=0.15)
    assert delays["patient"] == pytest.approx(2.7, abs=0.15)


async def test_who_ends_turns_by_key_hears_the_question_again_in_mid_turn(process: Process) -> None:
    candidate = await process.begin()
    candidate.send(room.SetTurnMode(mode="manual"))
    await candidate.say("We had one database and")
    await asyncio.sleep(1.0)
    heard_s = candidate.heard_s
    candidate.send(room.RepeatQuestion())
    await candidate.sees(room.AgentStateChanged, state="speaking")
    await candidate.listening()
    assert candidate.heard_s - heard_s > 1.0
    await candidate.say("then we cut it into five parts.")
    candidate.send(room.SubmitAnswer())
    saved = await candidate.sees(room.AnswerSaved)
    assert saved.text == "We had one database and then we cut it into five parts."


async def test_who_ends_turns_by_key_speaks_over_the_question_in_mid_turn(process: Process) -> None:
    candidate = await process.begin()
    candidate.send(room.SetTurnMode(mode="manual"))
    await candidate.say("We had one database and")
    candidate.send(room.RepeatQuestion())
    await candidate.hears(True)
    await candidate.say("then we cut it into five parts.")
    assert not candidate.hears_voice
    candidate.send(room.SubmitAnswer())
    saved = await candidate.sees(room.AnswerSaved)
    assert saved.text == "We had one database and then we cut it into five parts."
