"""The course of an interview: greeting, questions, follow-ups, the end."""

import pytest

from agent.coach.listening import Background
from agent.interview import commands
from agent.interview.answers import answer_id
from agent.interview.state import SetUp
from schemas import journal, room
from schemas.vocabulary import Persona
from tests.agent.interview.story import LONG, SHORT, Story, set_up


def test_a_client_first_gets_the_state_and_then_what_the_interviewer_does() -> None:
    story = Story(set_up())
    story.join()
    messages = [command.message for command in story.done(commands.Send)]
    assert [message.type for message in messages] == ["state", "agent_state"]
    assert story.sent(room.State)[0].status == "pending"
    assert story.sent(room.AgentStateChanged)[0].state == "connecting"
    assert len(story.recorded(journal.Joined)) == 1


@pytest.mark.parametrize("persona", ["friendly", "neutral", "challenging"])
def test_the_greeting_and_the_first_question_are_said_in_one_go(persona: Persona) -> None:
    story = Story(set_up(persona=persona))
    story.join()
    story.client(room.StartInterview())
    (say,) = story.done(commands.Say)
    assert say.purpose == "greeting"
    assert "I'm Joe" in say.text
    assert say.text.endswith("What is your view of subject number 1?")
    assert story.sent(room.Question)[0].index == 1
    assert [fact.question_id for fact in story.recorded(journal.Asked)] == ["q-1"]


def test_the_interviewer_begins_by_itself_after_two_seconds() -> None:
    story = Story(set_up())
    story.join()
    assert commands.WakeAfter("greet", 2.0) in story.latest
    story.wake("greet", after=2.0)
    assert story.purposes() == ["greeting"]
    story.wake("greet")
    assert story.purposes() == ["greeting"]


def test_an_interview_from_the_first_to_the_last_question() -> None:
    story = Story(set_up(2))
    story.begin()
    story.speak(LONG)
    assert story.said.purpose == "question"
    assert story.said.text == "All right. Let's go on. What is your view of subject number 2?"
    story.played()
    story.speak(LONG + " And I would do it again.")
    assert story.said.purpose == "closing"
    assert not story.said.interruptible
    assert story.latest.index(commands.End("agent", "complete")) > 0
    assert len(story.recorded(journal.Completed)) == 1
    assert len(story.sent(room.InterviewComplete)) == 1
    assert list(story.texts()) == ["q-1", "q-2"]
    story.played()
    states = [message.state for message in story.sent(room.AgentStateChanged)]
    assert states == [
        *("connecting", "speaking", "listening"),
        *("speaking", "listening", "speaking", "ended"),
    ]


def test_a_saved_answer_is_recorded_told_and_read_again() -> None:
    story = Story(set_up())
    story.begin()
    story.speak(LONG)
    (answered,) = story.recorded(journal.Answered)
    assert answered.answer_id == answer_id("i-1", "q-1")
    assert (answered.text, answered.typed, answered.skipped) == (LONG, False, False)
    assert story.sent(room.AnswerSaved)[0].text == LONG
    assert story.done(commands.Refine) == [
        commands.Refine(answered.answer_id, "q-1", answered.ranges)
    ]


def test_a_thin_answer_gets_one_follow_up_and_no_second() -> None:
    story = Story(set_up())
    story.begin()
    story.speak(SHORT)
    assert story.said.purpose == "follow_up"
    asked = story.recorded(journal.Asked)[-1]
    assert asked.parent_id == "q-1"
    assert story.sent(room.Question)[-1].follow_up
    story.played()
    story.speak("Because it is fast.")
    assert story.said.purpose == "question"
    assert story.texts() == {
        "q-1": SHORT,
        asked.question_id: "Because it is fast.",
    }
    assert story.recorded(journal.Asked)[-1].question_id == "q-2"


def test_a_skipped_question_gets_no_follow_up() -> None:
    story = Story(set_up())
    story.begin()
    story.speak("Let's skip this one.")
    assert story.said.text.startswith("All right, let's move on.")
    (answered,) = story.recorded(journal.Answered)
    assert (answered.text, answered.skipped, answered.ranges) == ("", True, ())


def test_an_answer_may_hold_several_turns() -> None:
    story = Story(set_up())
    story.begin()
    story.speak("Um, well...")
    assert story.state.agent_state == "listening"
    story.speak("We used Kafka. Let me think for a second.")
    assert story.said.purpose == "hold"
    story.played()
    story.speak(LONG)
    assert story.texts() == {"q-1": f"Um, well... We used Kafka. {LONG}"}
    finals = [message for message in story.sent(room.Transcript) if message.final]
    assert len(finals) == 3


def test_texts_are_prepared_before_they_are_said() -> None:
    story = Story(set_up(2))
    story.begin()
    story.speak(SHORT)
    story.played()
    story.speak("Can you repeat that?")
    story.played()
    story.speak("Let me think.")
    story.played()
    story.speak(LONG)
    story.played()
    story.speak("Skip.")
    prepared = {text for prepare in story.done(commands.Prepare) for text in prepare.texts}
    assert {say.text for say in story.done(commands.Say)} <= prepared


def test_the_most_urgent_text_is_prepared_first() -> None:
    story = Story(set_up(1))
    story.begin()
    first, second = story.done(commands.Prepare)[-1].texts[:2]
    assert first == "Can you go one step deeper and explain how that works?"
    assert second.startswith("That was the last question.")


def test_an_interview_needs_questions_that_differ_and_are_numbered() -> None:
    good = set_up(2)

    def with_questions(*indexes: int) -> SetUp:
        questions = tuple(good.questions[index] for index in indexes)
        return SetUp(
            "i", "c", questions, "Joe", "neutral", None, "pending", Background(), 4, False, None
        )

    for indexes in ((), (0, 0), (1, 0)):
        with pytest.raises(ValueError, match="uestion"):
            with_questions(*indexes)
