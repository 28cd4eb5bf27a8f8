"""What a crash leaves unread, and what an earlier call leaves to the next."""

from datetime import UTC, datetime

from agent.coach.listening import Background
from agent.interview.answers import said_ranges, said_text
from agent.interview.commands import Refine
from agent.interview.restore import restore
from agent.interview.state import Question, SetUp
from agent.interview.unread import read_until, unread_answers
from schemas.journal import Answered, Asked, Began, Event, Heard, Joined, Left, Refined
from tests.agent.interview.story import Story

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SETUP = SetUp(
    interview_id="i",
    call_id="c2",
    questions=(Question("q1", "Why?", "behavioral", "mid", 1),),
    interviewer="Maya",
    persona="friendly",
    time_limit_s=None,
    status="in_progress",
    background=Background(),
    most_follow_ups=4,
    has_model=False,
    resume=None,
)


def joined(seq: int, at_s: float) -> Event:
    return Joined(seq=seq, at=NOW, at_s=at_s, transport="peer", typing_only=False)


def heard(seq: int, start_s: float, end_s: float, text: str) -> Event:
    return Heard(
        seq=seq,
        at=NOW,
        at_s=end_s,
        question_id="q1",
        turn_id=f"t{seq}",
        text=text,
        start_s=start_s,
        end_s=end_s,
    )


def answered(answer_id: str, *, typed: bool) -> Event:
    return Answered(
        at=NOW,
        at_s=20.0,
        answer_id=answer_id,
        question_id="q1",
        text="words",
        typed=typed,
        skipped=False,
        ranges=((1.0, 2.0),),
    )


FIRST_CALL = (
    joined(1, 0.0),
    Began(seq=2, at=NOW, at_s=1.0),
    Asked(seq=3, at=NOW, at_s=1.0, question_id="q1", text="Why?"),
    heard(4, 290.0, 299.0, "I had been there for years."),
    Left(seq=5, at=NOW, at_s=300.0, reason="lost"),
)


def test_sound_is_unread_from_the_last_words_that_were_heard() -> None:
    assert read_until(FIRST_CALL) == 299.0
    assert read_until(()) == 0.0


def test_spoken_answers_without_their_second_reading_are_unread() -> None:
    refined = Refined(at=NOW, at_s=21.0, answer_id="a2", text="words", words=(), engine="base")
    facts = [answered("a1", typed=False), answered("a2", typed=False), refined]
    assert set(unread_answers([*facts, answered("a3", typed=True)])) == {"a1"}


def test_the_time_of_an_earlier_call_is_not_added_to_the_next() -> None:
    state = restore(SETUP, (joined(1, 0.5),), earlier=FIRST_CALL)
    assert abs(state.elapsed_s - 299.0) < 1.5


def test_an_answer_that_an_earlier_call_began_stays_and_is_not_read_again_in_part() -> None:
    state = restore(SETUP, (joined(1, 0.5), heard(2, 4.0, 6.0, "So I left.")), earlier=FIRST_CALL)
    assert state.open is not None
    assert said_text(state.open.parts) == "I had been there for years. So I left."
    assert said_ranges(state.open.parts) == ()


def test_more_of_an_answer_that_an_earlier_call_saved_is_not_read_again_in_its_place() -> None:
    call = (*FIRST_CALL[:4], answered("a1", typed=False).model_copy(update={"seq": 5}))
    story = Story(SETUP)
    story.state = restore(SETUP, (joined(1, 0.5), heard(2, 4.0, 6.0, "So I left.")), earlier=call)
    assert [answer.ranges for answer in story.state.answers] == [()]
    story.join()
    saved = story.recorded(Answered)[-1]
    assert (saved.text, saved.ranges) == ("words So I left.", ())
    assert story.done(Refine) == []
