"""One sample, or more, of everything that goes over the wire of a call."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel

from schemas import journal, room
from schemas.turn import Turn, Word

AT = datetime(2026, 1, 2, 3, 4, 5, 600_000, tzinfo=UTC)
AUDIO: dict[str, Any] = {"at": AT, "at_s": 12.5}

QUESTION = room.QuestionBody(
    id="q1",
    index=1,
    total=3,
    text="What did you do?",
    category="experience",
    difficulty="mid",
)
TURN = Turn(
    turn_id="t1",
    question_id="q1",
    anchor_at=AT,
    first_speech_s=1,
    last_audible_s=4,
    end_decided_s=4.4,
    text_final_s=4.3,
    move_chosen_s=4.4,
    move="follow_up",
    draft="hit",
    first_sample_out_s=4.6,
)
WORD = Word(text="café", start_s=0.25, end_s=0.5, confidence=0.75)

AGENT_MESSAGES: Sequence[room.AgentMessage] = (
    room.State(
        seq=1,
        interview_id="i1",
        call_id="c1",
        status="in_progress",
        question=QUESTION,
        total=3,
        answers=(room.AnswerBody(answer_id="a0", question_id="q0", text="“Yes” – 是"),),
        paused=False,
        hints=True,
        patience="patient",
        turn_mode="manual",
        elapsed_s=61.25,
        interviewer=room.InterviewerBody(name="Maya", persona="friendly"),
    ),
    room.Question(**QUESTION.model_dump(), seq=2),
    room.Question(
        **QUESTION.model_dump(exclude={"follow_up", "parent_id"}), follow_up=True, parent_id="q0"
    ),
    room.AgentStateChanged(state="thinking"),
    room.Transcript(role="candidate", text="I", final=False, turn_id="t1"),
    room.AnswerSaved(answer_id="a1", question_id="q1", text=""),
    room.Hint(text="Say what came of it."),
    room.EvaluationProgress(done=1, total=2),
    room.Degraded(part="stt", text="Captions come late."),
    room.Listening(on=True),
    room.Note(text="Two minutes left."),
    room.RoomError(code="not_now", message="Nothing to skip.", ref="r1"),
    room.InterviewComplete(interview_id="i1"),
    room.Ended(by="candidate", reason="done"),
)

CLIENT_MESSAGES: Sequence[room.ClientMessage] = (
    room.StartInterview(),
    room.NextQuestion(ref="r1"),
    room.RepeatQuestion(),
    room.SubmitAnswer(),
    room.SubmitAnswer(text="typed\n\ttext"),
    room.EditTranscript(answer_id="a1", text="better"),
    room.SetTurnMode(mode="manual"),
    room.Talk(on=True),
    room.DiscardAnswer(),
    room.Pause(),
    room.Resume(),
    room.Bookmark(question_id="q1", on=False),
    room.SetHints(on=True),
    room.SetPatience(level="brisk"),
    room.EndInterview(),
)

JOURNAL_EVENTS: Sequence[journal.Event] = (
    journal.Joined(**AUDIO, seq=1, transport="peer", typing_only=True),
    journal.Left(**AUDIO, reason="lost"),
    journal.Began(**AUDIO),
    journal.Asked(**AUDIO, question_id="q1", text="What did you do?"),
    journal.Asked(**AUDIO, question_id="q1.f", text="Why?", parent_id="q1"),
    journal.Heard(**AUDIO, question_id="q1", turn_id="t1", text="I", start_s=1, end_s=2),
    journal.Discarded(**AUDIO, question_id="q1"),
    journal.Answered(
        **AUDIO,
        answer_id="a1",
        question_id="q1",
        text="I did.",
        typed=False,
        skipped=False,
        ranges=((1.0, 2.5), (3.0, 4.25)),
        hints_used=1,
    ),
    journal.Refined(**AUDIO, answer_id="a1", text="café", words=(WORD,), engine="base"),
    journal.Refined(**AUDIO, answer_id="a1", text="", words=(), engine="b", voiced=((0.0, 1.5),)),
    journal.Edited(**AUDIO, answer_id="a1", text="I did it."),
    journal.Bookmarked(**AUDIO, question_id="q1", on=True),
    journal.Hinted(**AUDIO, question_id="q1", text="Say what came of it."),
    journal.Paused(**AUDIO),
    journal.Resumed(**AUDIO),
    journal.Preferred(**AUDIO, patience="patient", turn_mode="auto", hints=False),
    journal.TurnTaken(**AUDIO, turn=TURN),
    journal.BargedIn(
        **AUDIO, played_samples=24_000, sample_rate=24_000, heard_text="What", false_alarm=False
    ),
    journal.Numbered(**AUDIO, until=1000),
    journal.Completed(**AUDIO),
    journal.CallEnded(**AUDIO, by="agent", reason="complete"),
)

SAMPLES: Sequence[BaseModel] = (*AGENT_MESSAGES, *CLIENT_MESSAGES, *JOURNAL_EVENTS)
