"""A whole interview, from the greeting to the goodbye, with everything real but the edge."""

from itertools import pairwise

import pytest

from agent.recording import cut
from schemas import journal, room
from tests.agent.interview.call.process import CALL, LONG, Process


async def _interview(process: Process) -> None:
    candidate = await process.join()
    candidate.send(room.StartInterview())
    for _ in process.api.questions:
        await candidate.sees(room.Question)
        await candidate.listening()
        await candidate.say(LONG)
    await candidate.gone()
    await process.put_away()


async def test_a_whole_interview_by_voice(process: Process) -> None:
    candidate = await process.join()
    state = await candidate.sees(room.State)
    assert (state.status, state.question, state.total) == ("pending", None, 3)
    candidate.send(room.StartInterview())
    for number in (1, 2, 3):
        asked = await candidate.sees(room.Question)
        assert (asked.id, asked.index, asked.follow_up) == (f"q-{number}", number, False)
        await candidate.listening()
        await candidate.say(LONG)
        saved = await candidate.sees(room.AnswerSaved)
        assert (saved.question_id, saved.text) == (asked.id, LONG)
    await candidate.sees(room.InterviewComplete)
    ended = await candidate.sees(room.Ended)
    assert (ended.by, ended.reason) == ("agent", "complete")
    await candidate.gone()
    assert [message.seq for message in candidate.messages] == [
        number + 1 for number in range(len(candidate.messages))
    ]
    finals = [said.text for said in candidate.got(room.Transcript) if said.final]
    assert finals.count(LONG) == 3
    assert finals[0].endswith("What is your view of subject number 1?")
    assert finals[-1].startswith("That was the last question.")


async def test_nobody_starts_and_the_greeting_comes_by_itself(process: Process) -> None:
    candidate = await process.join()
    assert await candidate.hears(True) == pytest.approx(2.0, abs=0.1)


async def test_the_journal_tells_the_interview_in_order(process: Process) -> None:
    await _interview(process)
    told = [fact.type for fact in process.journal()]
    course = [kind for kind in told if kind not in {"turn", "refined", "numbered"}]
    assert course == [
        "joined",
        "began",
        *["asked", "heard", "answered"] * 3,
        "completed",
        "left",
        "ended",
    ]
    assert [fact.seq for fact in process.journal()] == list(range(1, len(told) + 1))
    positions = [fact.at_s for fact in process.journal()]
    assert positions == sorted(positions)


async def test_every_turn_has_a_record_with_its_stamps_in_order(process: Process) -> None:
    await _interview(process)
    turns = [fact.turn for fact in process.recorded(journal.TurnTaken)]
    assert [turn.question_id for turn in turns] == ["q-1", "q-2", "q-3"]
    assert [turn.move for turn in turns] == ["question", "question", "end"]
    assert [turn.draft for turn in turns] == ["hit"] * 3
    for turn in turns:
        assert turn.first_sample_out_s is not None
        assert turn.last_sample_heard_s is not None
        stamps = [
            turn.first_speech_s,
            turn.last_audible_s,
            turn.end_decided_s,
            turn.text_final_s,
            turn.move_chosen_s,
            turn.first_sample_out_s,
            turn.last_sample_heard_s,
        ]
        assert all(earlier <= later for earlier, later in pairwise(stamps))
        assert turn.first_sample_out_s - turn.last_audible_s < 0.75


@pytest.mark.parametrize("questions", [2])
async def test_spoken_answers_are_read_again_from_the_recording(process: Process) -> None:
    await _interview(process)
    refined = process.recorded(journal.Refined)
    answered = process.recorded(journal.Answered)
    assert [fact.answer_id for fact in refined] == [fact.answer_id for fact in answered]
    for fact, given_s in zip(answered, process.second.given_s, strict=True):
        [(start_s, end_s)] = fact.ranges
        assert given_s == pytest.approx(end_s - start_s, abs=0.05)
    assert [fact.voiced for fact in refined] == [(), ()], "the sound was kept as silence"


@pytest.mark.parametrize(("questions", "sound_is_kept"), [(1, True)])
async def test_the_whole_call_is_recorded_and_delivered_and_the_folder_removed(
    process: Process,
) -> None:
    await _interview(process)
    assert not (process.folder / CALL).exists()
    last_s = process.journal()[-1].at_s
    chunks = process.api.audio[CALL]
    assert sorted(chunks) == list(range(len(chunks)))
    assert len(chunks) * journal.AUDIO_CHUNK_S == pytest.approx(last_s, abs=0.6)
    [answered] = process.recorded(journal.Answered)
    spoken = cut([chunks[number] for number in sorted(chunks)], "candidate", answered.ranges)
    silence = cut([chunks[number] for number in sorted(chunks)], "candidate", [(0.0, 3.9)])
    assert len(spoken) > 2 * len(silence), "the candidate is on it where the journal says so"


async def test_a_short_answer_brings_one_follow_up(process: Process) -> None:
    candidate = await process.begin()
    await candidate.say("We used Redis for that.")
    asked = await candidate.sees(room.Question)
    assert (asked.follow_up, asked.parent_id) == (True, "q-1")
    await candidate.listening()
    await candidate.say("Because it was fast.")
    asked = await candidate.sees(room.Question)
    assert (asked.id, asked.follow_up) == ("q-2", False)


@pytest.mark.parametrize("questions", [1])
async def test_a_follow_up_in_the_candidates_words_is_ready_when_the_turn_ends(
    process: Process,
) -> None:
    candidate = await process.begin()
    await candidate.say("There was a lot of load on the old pages and caching made it faster.")
    asked = await candidate.sees(room.Question)
    assert asked.follow_up
    assert asked.text == "You said caching made it faster. How did you know?"
    await candidate.hears(True)
    await candidate.listening()
    await candidate.say("Because the pages came at once.")
    await candidate.sees(room.InterviewComplete)
    turn = process.recorded(journal.TurnTaken)[0].turn
    assert (turn.move, turn.draft) == ("follow_up", "hit")
    assert turn.first_sample_out_s is not None
    assert turn.first_sample_out_s - turn.last_audible_s < 0.75
