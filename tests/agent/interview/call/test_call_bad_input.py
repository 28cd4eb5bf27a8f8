"""What does not fit has a clear error or a defined outcome, and loses nothing."""

import asyncio
import json

import pytest

from schemas import journal, room
from tests.agent.interview.call.process import LONG, Process
from tests.fakes.sound import noise, quiet

NOT_MESSAGES = [
    "not JSON",
    "",
    b"\xff\xfe\x00",
    "[]",
    "null",
    "{}",
    '{"type": "no_such_type", "ref": "r-1"}',
    '{"type": "pause", "extra": 1, "ref": "r-1"}',
    '{"type": "bookmark", "question_id": "", "on": "perhaps", "ref": "r-1"}',
    '{"type": "submit_answer", "text": 5, "ref": "r-1"}',
    json.dumps({"type": "submit_answer", "text": "x" * 8_001, "ref": "r-1"}),
    json.dumps({"type": "submit_answer", "text": "x" * 16_000, "ref": "r-1"}),
    "[" * 10_000,
]


@pytest.mark.parametrize("typing_only", [False, True])
async def test_what_is_no_message_gets_an_error_and_changes_nothing(
    process: Process, typing_only: bool
) -> None:
    candidate = await process.begin(typing_only=typing_only)
    before = process.journal()
    for raw in NOT_MESSAGES:
        candidate.room.receive(raw)
        error = await candidate.sees(room.RoomError)
        assert error.code == "bad_message"
        echoed = "r-1" if '"r-1"' in str(raw) and len(raw) <= room.MAX_MESSAGE_BYTES else None
        assert error.ref == echoed
        assert "xxx" not in error.message
    assert process.journal() == before
    candidate.send(room.SubmitAnswer(text=LONG))
    assert (await candidate.sees(room.AnswerSaved)).text == LONG


@pytest.mark.parametrize(
    "message",
    [
        room.StartInterview(ref="r"),
        room.Resume(ref="r"),
        room.Talk(on=True, ref="r"),
        room.SubmitAnswer(text="  ", ref="r"),
    ],
    ids=lambda message: message.type,
)
async def test_what_is_out_of_order_is_refused(
    process: Process, message: room.ClientMessage
) -> None:
    candidate = await process.begin()
    before = process.journal()
    candidate.send(message)
    error = await candidate.sees(room.RoomError)
    assert (error.code, error.ref) == ("not_now", "r")
    assert process.journal() == before


async def test_before_the_start_nothing_can_be_answered(process: Process) -> None:
    candidate = await process.join()
    too_early = (
        room.NextQuestion(),
        room.SubmitAnswer(text=LONG),
        room.DiscardAnswer(),
        room.Pause(),
        room.RepeatQuestion(),
    )
    for message in too_early:
        candidate.send(message)
        assert (await candidate.sees(room.RoomError)).code == "not_now"


async def test_unknown_ids_are_refused(process: Process) -> None:
    candidate = await process.begin()
    candidate.send(room.EditTranscript(answer_id="a-nobody", text="x", ref="r-1"))
    candidate.send(room.Bookmark(question_id="q-99", on=True, ref="r-2"))
    for ref in ("r-1", "r-2"):
        error = await candidate.sees(room.RoomError)
        assert (error.code, error.ref) == ("unknown_id", ref)


async def test_a_flood_of_messages_is_answered_and_the_interview_goes_on(
    process: Process,
) -> None:
    candidate = await process.begin()
    for number in range(1_000):
        candidate.room.receive("nonsense" if number % 2 else '{"type": "resume"}')
    await candidate.say(LONG)
    assert (await candidate.sees(room.AnswerSaved)).text == LONG
    assert len(candidate.got(room.RoomError)) == 1_000


async def test_a_button_pressed_in_a_frenzy_skips_once_a_question(process: Process) -> None:
    candidate = await process.begin()
    for _ in range(20):
        candidate.send(room.NextQuestion())
    await candidate.sees(room.Ended)
    asked = [fact.question_id for fact in process.recorded(journal.Asked)]
    assert asked == ["q-1", "q-2", "q-3"]
    assert all(fact.skipped for fact in process.recorded(journal.Answered))


async def test_a_microphone_that_only_hisses_ends_no_turn(process: Process) -> None:
    candidate = await process.begin()
    await candidate.make_sound(noise(15.0))
    assert process.answers() == {}
    await asyncio.sleep(5.0)
    candidate.send(room.SubmitAnswer(text=LONG))
    assert (await candidate.sees(room.AnswerSaved)).text == LONG


async def test_noise_in_bursts_ends_no_turn(process: Process) -> None:
    candidate = await process.begin()
    for seed in range(10):
        await candidate.make_sound(noise(0.4, seed))
        await candidate.make_sound(quiet(1.0))
    assert process.recorded(journal.Heard) == []
    await candidate.say(LONG)
    assert (await candidate.sees(room.AnswerSaved)).text == LONG


async def test_a_silent_microphone_is_waited_for_and_offered_help(process: Process) -> None:
    candidate = await process.begin()
    await asyncio.sleep(75.0)
    spoken = [t.text for t in candidate.got(room.Transcript) if t.final]
    assert [text.startswith("Take your time.") for text in spoken] == [False, True, True]
    assert process.answers() == {}


async def test_an_answer_of_a_minute_is_kept_part_by_part(process: Process) -> None:
    candidate = await process.begin()
    long = " ".join(f"word{number}" for number in range(200))
    await candidate.say(f"{long}.")
    saved = await candidate.sees(room.AnswerSaved)
    assert saved.text == f"{long}."
    assert len(process.recorded(journal.Heard)) >= 4
