"""The follow-up in the course of a call: drafted early, once a question, the same after a crash."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.interview import commands, drafting, messages
from schemas import journal, room
from schemas.vocabulary import Category
from tests.agent.coach.listening.answers import ASKS, RESUME, STANDS, Case
from tests.agent.interview.story import LONG, SHORT, Story, set_up

LOAD = "There was so much load that we had to do something, and"
CACHING = f"{LOAD} caching made it faster."
ABOUT_CACHING = "Okay. You said caching made it faster. How did you know?"


def texts_prepared(story: Story) -> list[str]:
    """What was asked for ahead of time since the question was put, in order."""
    return [text for command in story.done(commands.Prepare)[1:] for text in command.texts]


def test_the_sound_is_made_in_the_pause_before_the_turn_ends() -> None:
    story = Story(set_up())
    story.begin()
    story.voice(True)
    story.caption(LOAD, turn_id="t-1")
    story.voice(False)
    story.caption(CACHING, turn_id="t-1")
    assert texts_prepared(story)[-1] == ABOUT_CACHING
    story.end_turn(CACHING, turn_id="t-1")
    assert story.said.text == ABOUT_CACHING
    assert (
        story.sent(room.Question)[-1].text == "You said caching made it faster. How did you know?"
    )


def test_at_the_end_of_the_turn_nothing_is_left_to_think_about(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    story = Story(set_up())
    story.begin()
    story.voice(True)
    story.voice(False)
    story.caption(CACHING, turn_id="t-1")
    monkeypatch.delattr(drafting, "follow_up_to")
    turn_id = story.hear(CACHING, turn_id="t-1")
    story.end_turn(CACHING, turn_id=turn_id)
    assert story.said.text == ABOUT_CACHING


def test_while_they_speak_only_what_stays_is_made() -> None:
    story = Story(set_up())
    story.begin()
    story.voice(True)
    before = texts_prepared(story)
    story.caption(CACHING, turn_id="t-1")
    assert texts_prepared(story) == before
    story.caption(f"{CACHING} And so on", turn_id="t-1")
    assert texts_prepared(story) == [*before, ABOUT_CACHING]
    story.caption(f"{CACHING} And so on and", turn_id="t-1")
    assert texts_prepared(story) == [*before, ABOUT_CACHING]


def test_a_draft_is_dropped_when_they_go_on_and_say_it() -> None:
    story = Story(set_up())
    story.begin()
    story.voice(True)
    turn_id = story.hear(CACHING)
    story.voice(False)
    story.voice(True)
    more = "I measured it: the page took two seconds before, and a third of that after."
    story.hear(more, turn_id=turn_id)
    story.voice(False)
    story.end_turn(f"{CACHING} {more}", turn_id=turn_id)
    assert story.said.purpose == "question"


def test_of_one_answer_only_so_many_are_made() -> None:
    story = Story(set_up())
    story.begin()
    before = len(texts_prepared(story))
    for means in ("Redis", "Kafka", "Docker", "Python", "Terraform", "Ansible"):
        story.caption(
            f"I made the whole application much faster with {means} and then all were using it.",
            turn_id="t-1",
        )
    assert len(texts_prepared(story)) - before == drafting.MOST_PREPARED


def _shown(text: str, *, turn_id: str = "t-1") -> commands.Send:
    return commands.Send(messages.transcript(turn_id, text, final=False))


def test_captions_change_nothing_that_is_kept() -> None:
    story = Story(set_up())
    story.begin()
    facts = story.facts()
    story.caption(CACHING, turn_id="t-1")
    assert story.facts() == facts
    assert story.latest == (_shown(CACHING), commands.Prepare((ABOUT_CACHING,)))
    state = story.state
    assert state.open is not None
    assert state.open.parts == ()


def test_a_caption_of_a_turn_that_is_over_changes_nothing() -> None:
    story = Story(set_up())
    story.begin()
    story.speak(LONG)
    state = story.state
    story.caption(CACHING, turn_id="t-1-1")
    assert story.state == state
    assert story.latest == ()


def test_nothing_is_drafted_for_a_follow_up_or_before_the_beginning() -> None:
    story = Story(set_up())
    story.join()
    story.caption(CACHING, turn_id="t-0")
    assert story.latest == (_shown(CACHING, turn_id="t-0"),)
    story.client(room.StartInterview())
    story.played()
    story.speak(SHORT)
    story.played()
    story.caption(CACHING, turn_id="t-9")
    assert story.latest == (_shown(CACHING, turn_id="t-9"),)
    story.speak(CACHING)
    assert story.said.purpose == "question"


def test_an_answer_may_be_asked_about_what_the_resume_says() -> None:
    story = Story(set_up(background=RESUME))
    story.begin()
    story.speak("To be honest, I have never used Kubernetes.")
    assert story.said.text == ("Okay. Your résumé mentions Kubernetes. Where did you meet it?")


@pytest.mark.parametrize("most", [0, 1, 3])
def test_an_interview_has_only_so_many(most: int) -> None:
    story = Story(set_up(5, most_follow_ups=most))
    story.begin()
    while story.state.stage == "asking":
        story.speak(SHORT)
        if story.state.stage == "asking":
            story.played()
    assert story.purposes().count("follow_up") == most


def test_who_skips_is_not_asked_back() -> None:
    story = Story(set_up())
    story.begin()
    story.speak("I don't know. Can we skip this one?")
    assert story.said.purpose == "question"
    story.played()
    story.speak("It is a list. That's all I can say.")
    assert story.said.purpose == "question"


CASES = st.lists(st.sampled_from((*ASKS, *STANDS)), min_size=2, max_size=6)
CATEGORIES: tuple[Category, ...] = ("technical", "behavioral", "experience", "situational")


@settings(max_examples=100, deadline=None, database=None, derandomize=True)
@given(cases=CASES, category=st.sampled_from(CATEGORIES), captions=st.booleans())
def test_once_a_question_never_twice_the_same_and_the_same_after_a_crash(
    cases: list[Case], category: Category, captions: bool
) -> None:
    setup = set_up(len(cases), category=category, background=RESUME)
    story = Story(setup)
    story.begin()
    for number, case in enumerate(cases):
        if captions:
            story.caption(case.text, turn_id=f"early-{number}")
        story.speak(case.text)
        said, asked = story.said, story.state.open
        heir = Story(setup, _until_answered(story.facts()))
        heir.join()
        assert (heir.state.open and heir.state.open.question) == (asked and asked.question)
        if said.purpose == "follow_up":
            assert heir.said.text == said.text
            story.played()
            story.speak(case.text)
        if story.state.saying is not None:
            story.played()
    asked_back = [fact for fact in story.recorded(journal.Asked) if fact.parent_id]
    assert len({fact.parent_id for fact in asked_back}) == len(asked_back) <= 4
    assert len({fact.text for fact in asked_back}) == len(asked_back)


def _until_answered(facts: list[journal.Event]) -> list[journal.Event]:
    """What a process leaves that dies right after the last answer was saved."""
    last = max(n for n, fact in enumerate(facts) if isinstance(fact, journal.Answered))
    return facts[: last + 1]
