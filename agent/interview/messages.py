"""Room messages made from the state, none larger than the room carries."""

import json
from typing import Final

from agent.interview.state import FlowState, Question
from schemas import room
from schemas.vocabulary import CallStatus

_TEXT_BYTES: Final = 9 * 1024
"""What the texts of one message may take as JSON; ids and the rest fit beside them."""


def state(flow: FlowState, at_s: float) -> room.State:
    """Everything a client needs to stand where the call stands.

    Where the answers are too long for one message, each is cut to an equal share.
    """
    share = _TEXT_BYTES // max(1, len(flow.answers))
    whole = sum(_size(answer.as_it_stands) for answer in flow.answers) <= _TEXT_BYTES
    return room.State(
        interview_id=flow.setup.interview_id,
        call_id=flow.setup.call_id,
        status=_status(flow),
        question=None if flow.open is None else _body(flow, flow.open.question),
        total=len(flow.setup.questions),
        answers=tuple(
            room.AnswerBody(
                answer_id=answer.answer_id,
                question_id=answer.question_id,
                text=answer.as_it_stands if whole else cut(answer.as_it_stands, share),
            )
            for answer in flow.answers
        ),
        paused=flow.paused,
        hints=flow.wants.hints,
        patience=flow.wants.patience,
        turn_mode=flow.wants.turn_mode,
        elapsed_s=flow.elapsed(at_s),
        interviewer=room.InterviewerBody(name=flow.setup.interviewer, persona=flow.setup.persona),
    )


def question(flow: FlowState, asked: Question) -> room.Question:
    """The message that a question is being asked."""
    return room.Question.model_validate(_body(flow, asked).model_dump())


def transcript(turn_id: str, text: str, *, final: bool) -> room.Transcript:
    """What the candidate has said in a turn; a very long one loses its beginning."""
    shown = cut(text[::-1], _TEXT_BYTES)[::-1]
    return room.Transcript(role="candidate", text=shown, final=final, turn_id=turn_id)


def said(utterance_id: str, text: str, *, final: bool) -> room.Transcript:
    """What the interviewer has said of an utterance."""
    return room.Transcript(role="interviewer", text=text, final=final, turn_id=utterance_id)


def answer_saved(answer_id: str, question_id: str, text: str) -> room.AnswerSaved:
    """The message that an answer is in the journal."""
    return room.AnswerSaved(
        answer_id=answer_id, question_id=question_id, text=cut(text, _TEXT_BYTES)
    )


def cut(text: str, most: int) -> str:
    """`text`, shortened and marked so where it takes more than `most` bytes of JSON."""
    if _size(text) <= most:
        return text
    kept = text
    while (size := _size(kept) + len("…".encode())) > most and kept:
        kept = kept[: min(len(kept) - 1, len(kept) * most // size)]
    return kept + "…"


def _size(text: str) -> int:
    return len(json.dumps(text, ensure_ascii=False).encode())


def _status(flow: FlowState) -> CallStatus:
    if flow.stage == "done":
        return "evaluating"
    return "in_progress" if flow.stage == "asking" else flow.setup.status


def _body(flow: FlowState, asked: Question) -> room.QuestionBody:
    return room.QuestionBody(
        id=asked.id,
        index=asked.index,
        total=len(flow.setup.questions),
        text=asked.text,
        category=asked.category,
        difficulty=asked.difficulty,
        follow_up=asked.parent_id is not None,
        parent_id=asked.parent_id,
    )
