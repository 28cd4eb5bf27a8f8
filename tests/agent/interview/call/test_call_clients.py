"""Clients come, vanish, come back and fight; the interview stays."""

import asyncio
import shutil
from pathlib import Path

import pytest

from schemas import journal, room
from tests.agent.interview.call.process import CALL, LONG, Process
from tests.fakes.api import FakeApi
from tests.fakes.room import FakeRoom

HALF = "We had one database for all of it and"
REST = "then we cut it into five parts."


async def test_lost_in_mid_answer_the_client_finds_everything_as_it_was(process: Process) -> None:
    first = await process.begin()
    await first.say(HALF)
    first.room.vanish()
    await asyncio.sleep(20.0)
    second = await process.join()
    state = await second.sees(room.State)
    assert second.messages[0] == state
    assert state.question is not None
    assert (state.status, state.question.id, state.answers) == ("in_progress", "q-1", ())
    assert state.seq > first.messages[-1].seq, "numbers go on within the call"
    back = await second.sees(room.Transcript, role="interviewer", final=True)
    assert back.text.startswith("Welcome back. I have what you said so far,")
    assert back.text.endswith("What is your view of subject number 1?")
    await second.say(REST)
    saved = await second.sees(room.AnswerSaved)
    assert saved.text == f"{HALF} {REST}"
    assert len(process.recorded(journal.Joined)) == 2
    assert process.recorded(journal.Left)[0].reason == "lost"


async def test_lost_during_the_greeting_it_is_asked_again(process: Process) -> None:
    first = await process.join()
    first.send(room.StartInterview())
    await first.hears(True)
    first.room.vanish()
    second = await process.join()
    state = await second.sees(room.State)
    assert state.question is not None
    back = await second.sees(room.Transcript, role="interviewer", final=True)
    assert back.text.endswith("What is your view of subject number 1?")
    assert [fact.question_id for fact in process.recorded(journal.Asked)] == ["q-1"]
    assert process.recorded(journal.BargedIn) == [], "to leave is not to interrupt"
    assert {said.turn_id for said in second.got(room.Transcript)} == {back.turn_id}


async def test_lost_while_the_next_question_is_said(process: Process) -> None:
    first = await process.begin()
    await first.say(LONG)
    await first.sees(room.Question)
    first.room.vanish()
    second = await process.join()
    state = await second.sees(room.State)
    assert state.question is not None
    assert state.question.id == "q-2"
    assert [answer.text for answer in state.answers] == [LONG]
    await second.listening()
    await second.say(LONG)
    await second.sees(room.AnswerSaved, question_id="q-2", text=LONG)


async def test_lost_before_its_channel_opened_nothing_has_begun(process: Process) -> None:
    first = await process.join(open_channel=False)
    await asyncio.sleep(1.0)
    first.room.vanish()
    await asyncio.sleep(1.0)
    assert process.journal() == []
    second = await process.join()
    assert (await second.sees(room.State)).status == "pending"


async def test_lost_at_the_same_instant_as_it_came(process: Process) -> None:
    (await process.join()).room.vanish()
    await asyncio.sleep(1.0)
    second = await process.begin()
    await second.say(LONG)
    await second.sees(room.AnswerSaved)


async def test_the_newest_client_takes_over(process: Process) -> None:
    first = await process.begin()
    await first.say(HALF)
    second = await process.join()
    error = await first.sees(room.RoomError)
    assert error.code == "taken_over"
    await first.gone()
    assert isinstance(first.messages[-1], room.RoomError), "nothing more goes to the old one"
    await second.sees(room.State)
    await second.listening()
    await second.say(REST)
    saved = await second.sees(room.AnswerSaved)
    assert saved.text == f"{HALF} {REST}"


async def test_what_the_old_client_still_sends_changes_nothing(process: Process) -> None:
    first = await process.begin()
    second = await process.join()
    first.send(room.EndInterview())
    await first.gone()
    await second.listening()
    await asyncio.sleep(2.0)
    assert second.got(room.InterviewComplete) == []


async def test_two_tabs_fight_and_nothing_is_lost(process: Process) -> None:
    await process.begin()
    tabs = [await process.join() for _ in range(6)]
    for tab in tabs[:-1]:
        await tab.gone()
    last = tabs[-1]
    await last.sees(room.State)
    await last.listening()
    await last.say(LONG)
    saved = await last.sees(room.AnswerSaved)
    assert (saved.question_id, saved.text) == ("q-1", LONG)
    assert [fact.question_id for fact in process.recorded(journal.Asked)] == ["q-1", "q-2"]


async def test_a_pause_outlives_the_client(process: Process) -> None:
    first = await process.begin()
    first.send(room.Pause())
    await first.sees(room.AgentStateChanged, state="paused")
    first.room.vanish()
    second = await process.join()
    assert (await second.sees(room.State)).paused
    await asyncio.sleep(5.0)
    assert second.heard_s == 0
    second.send(room.Resume())
    back = await second.sees(room.Transcript, role="interviewer", final=True)
    assert back.text.endswith("What is your view of subject number 1?")


async def test_wishes_outlive_the_client(process: Process) -> None:
    first = await process.begin()
    first.send(room.SetPatience(level="patient"))
    first.send(room.SetTurnMode(mode="manual"))
    first.send(room.SetHints(on=True))
    await asyncio.sleep(0.1)
    first.room.vanish()
    second = await process.join()
    state = await second.sees(room.State)
    assert (state.patience, state.turn_mode, state.hints) == ("patient", "manual", True)
    await second.listening()
    await second.say(LONG)
    await asyncio.sleep(5.0)
    assert process.answers() == {}


async def test_who_typed_can_come_back_with_a_microphone(process: Process) -> None:
    first = await process.begin(typing_only=True)
    first.send(room.SubmitAnswer(text=LONG))
    await first.sees(room.AnswerSaved)
    first.room.vanish()
    second = await process.join()
    await second.listening()
    await second.say(LONG)
    await second.sees(room.AnswerSaved, question_id="q-2", text=LONG)


async def test_the_process_ends_and_another_goes_on_from_the_disk(
    process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await process.begin()
    await first.say(LONG)
    await first.sees(room.Question)
    await first.listening()
    await first.say(HALF)
    process.api.down = True
    await process.aclose()
    await first.gone()
    again = Process(process.folder, process.api, monkeypatch)
    process.api.down = False
    await again.calls.start()
    second = await again.join()
    state = await second.sees(room.State)
    assert state.seq > first.messages[-1].seq, "numbers go on within the call"
    assert state.question is not None
    assert state.question.id == "q-2"
    assert [answer.text for answer in state.answers] == [LONG]
    await second.listening()
    await second.say(REST)
    saved = await second.sees(room.AnswerSaved)
    assert saved.text == f"{HALF} {REST}"
    await again.aclose()


async def test_after_a_kill_no_number_is_used_again(
    process: Process, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await process.begin()
    await first.say(LONG)
    await first.sees(room.Question)
    left = tmp_path / "left"
    shutil.copytree(process.folder / CALL, left / CALL)
    last = first.messages[-1].seq
    again = Process(left, FakeApi(3), monkeypatch)
    await again.calls.start()
    second = await again.join()
    await second.sees(room.State)
    await second.listening()
    numbers = [message.seq for message in second.messages]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    assert numbers[0] > last
    await again.aclose()


@pytest.mark.parametrize("questions", [15])
async def test_long_answers_still_fit_the_state(process: Process) -> None:
    first = await process.begin(typing_only=True)
    for number in range(1, 15):
        text = "ü" * 6_400 + f" in {LONG}"
        first.send(room.SubmitAnswer(text=text))
        await first.sees(room.AnswerSaved, question_id=f"q-{number}")
        assert process.answers()[f"q-{number}"] == text
    first.room.vanish()
    second = await process.join(typing_only=True)
    state = await second.sees(room.State)
    assert len(state.answers) == 14
    assert all(answer.text.endswith("…") for answer in state.answers)


async def test_what_a_client_that_was_taken_over_still_hears_is_nobodys_turn(
    process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await process.begin()
    close = FakeRoom.close

    async def hang_up_slowly(where: FakeRoom) -> None:
        await asyncio.sleep(1.0)
        await close(where)

    with monkeypatch.context() as slow:
        slow.setattr(FakeRoom, "close", hang_up_slowly)
        second = await process.join()
        await second.sees(room.State)
        await first.say("Is that")
        second.send(room.SubmitAnswer(ref="r-1"))
        assert (await second.sees(room.RoomError)).ref == "r-1", "nobody spoke to this one"
        await first.gone()
