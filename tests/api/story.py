"""Journal events as a call brings them."""

from datetime import UTC, datetime
from typing import Any

from schemas.journal import (
    Answered,
    Asked,
    BargedIn,
    Began,
    Bookmarked,
    CallEnded,
    Completed,
    Edited,
    Event,
    Heard,
    Joined,
    Left,
    Refined,
    TurnTaken,
)
from schemas.turn import Turn, Word

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def joined(at_s: float = 0) -> Joined:
    return Joined(at=AT, at_s=at_s, transport="peer", typing_only=False)


def left(at_s: float = 0) -> Left:
    return Left(at=AT, at_s=at_s, reason="lost")


def began(at_s: float = 0) -> Began:
    return Began(at=AT, at_s=at_s)


def asked(question_id: str, at_s: float = 0, *, parent_id: str | None = None) -> Asked:
    text = f"What about {question_id}?"
    return Asked(at=AT, at_s=at_s, question_id=question_id, text=text, parent_id=parent_id)


def heard(question_id: str, text: str, at_s: float = 0, *, start_s: float = 0) -> Heard:
    return Heard(
        at=AT,
        at_s=at_s,
        question_id=question_id,
        turn_id="t1",
        text=text,
        start_s=start_s,
        end_s=at_s,
    )


def turn(question_id: str = "q1", **changes: Any) -> Turn:
    """Silent at 2 s, answered aloud at 2.6 s, unless changed."""
    facts: dict[str, Any] = {
        "turn_id": "t1",
        "question_id": question_id,
        "anchor_at": AT,
        "first_speech_s": 1,
        "last_audible_s": 2,
        "end_decided_s": 2.5,
        "text_final_s": 2.52,
        "move_chosen_s": 2.52,
        "move": "question",
        "draft": "hit",
        "first_sample_out_s": 2.6,
        **changes,
    }
    return Turn(**facts)


def taken(question_id: str = "q1", **changes: Any) -> TurnTaken:
    return TurnTaken(at=AT, at_s=5, turn=turn(question_id, **changes))


def barged_in(*, false_alarm: bool = False) -> BargedIn:
    return BargedIn(
        at=AT,
        at_s=5,
        played_samples=2_400,
        sample_rate=24_000,
        heard_text="What",
        false_alarm=false_alarm,
    )


def answered(question_id: str, text: str = "I did it.", **changes: Any) -> Answered:
    facts: dict[str, Any] = {
        "at": AT,
        "at_s": 5,
        "answer_id": f"a-{question_id}",
        "question_id": question_id,
        "text": text,
        "typed": False,
        "skipped": False,
        "ranges": ((1.0, 2.0),),
        **changes,
    }
    return Answered(**facts)


def refined(question_id: str, text: str = "I really did it.") -> Refined:
    word = Word(text=text.split()[0], start_s=0.1, end_s=0.3, confidence=0.9)
    return Refined(
        at=AT,
        at_s=6,
        answer_id=f"a-{question_id}",
        text=text,
        words=(word,),
        engine="base",
        voiced=((0.1, 0.4), (0.7, 1.0)),
    )


def edited(question_id: str, text: str) -> Edited:
    return Edited(at=AT, at_s=7, answer_id=f"a-{question_id}", text=text)


def bookmarked(question_id: str, *, on: bool) -> Bookmarked:
    return Bookmarked(at=AT, at_s=7, question_id=question_id, on=on)


def completed(at_s: float = 8) -> Completed:
    return Completed(at=AT, at_s=at_s)


def ended(at_s: float = 9) -> CallEnded:
    return CallEnded(at=AT, at_s=at_s, by="agent", reason="complete")


def whole_interview(first: str, second: str) -> list[Event]:
    """Two questions, one with a follow-up, the other skipped; an edit, a bookmark."""
    follow_up = f"{first}.f"
    return [
        joined(),
        began(),
        asked(first, 0.5),
        heard(first, "I did it.", 2),
        answered(first),
        asked(follow_up, 2.5, parent_id=first),
        answered(follow_up, "Alone.", ranges=((3.0, 3.5),)),
        refined(first),
        refined(follow_up, "All alone."),
        bookmarked(first, on=True),
        asked(second, 4),
        answered(second, "", skipped=True, ranges=()),
        edited(first, "I did it myself."),
        completed(),
        left(8.5),
        ended(),
    ]


def measured_interview(first: str, second: str) -> list[Event]:
    """The same, with a turn, a barge-in and a cut-in behind the follow-up."""
    whole = whole_interview(first, second)
    return [
        *whole[:6],
        taken(first, move="follow_up"),
        barged_in(),
        heard(first, "And then more.", 3, start_s=2.6),
        answered(first, "I did it. And then more.", ranges=((1.0, 2.0), (2.6, 3.0))),
        *whole[6:],
    ]
