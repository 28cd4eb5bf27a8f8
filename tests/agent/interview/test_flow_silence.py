"""Silence, thinking and the clock."""

import pytest

from agent.interview import commands
from schemas import journal, room
from tests.agent.interview.story import LONG, SHORT, Story, set_up


def test_silence_is_helped_twice_and_then_left_alone() -> None:
    story = Story(set_up())
    story.begin()
    assert commands.WakeAfter("nudge", 20.0) in story.latest
    story.wake("nudge", after=20)
    assert story.said.text == "Take your time. Would you like me to repeat the question?"
    story.played()
    assert commands.WakeAfter("nudge", 25.0) in story.latest
    story.wake("nudge", after=25)
    story.played()
    assert not any(isinstance(command, commands.WakeAfter) for command in story.latest)
    assert story.purposes().count("nudge") == 2


def test_a_first_word_ends_the_waiting_and_a_cough_begins_it_anew() -> None:
    story = Story(set_up())
    story.begin()
    story.voice(True)
    assert commands.CancelWake("nudge") in story.latest
    story.voice(False)
    assert commands.WakeAfter("nudge", 20.0) in story.latest
    story.hear("Well, first of all we")
    assert commands.CancelWake("nudge") in story.latest


def test_yes_to_the_offer_repeats_the_question() -> None:
    story = Story(set_up())
    story.begin()
    story.wake("nudge", after=20)
    story.played()
    story.speak("Yes, sure.")
    assert story.said.purpose == "repeat"
    assert story.said.text == "Sure. What is your view of subject number 1?"
    story.played()
    story.speak(LONG)
    assert story.said.purpose == "question"


def test_let_me_think_holds_the_turn_until_they_have_spoken() -> None:
    story = Story(set_up())
    story.begin()
    story.speak("That's a good question. Let me think for a moment.")
    assert commands.Endpointing("auto", "normal", hold=True) in story.latest
    assert story.said.text == "Take your time."
    story.played()
    assert commands.WakeAfter("nudge", 45.0) in story.latest
    story.speak("Hmm.")
    assert story.state.hold
    story.voice(True)
    turn_id = story.hear("So there was")
    assert story.state.hold
    story.caption(LONG, turn_id=turn_id)
    # The answer itself ends as every answer does.
    assert commands.Endpointing("auto", "normal", hold=False) in story.latest
    story.voice(False)
    story.end_turn("So there was", turn_id=turn_id)
    assert story.texts() == {"q-1": "Hmm. So there was"}


def test_a_hint_is_shown_once_where_hints_are_on() -> None:
    story = Story(set_up())
    story.begin()
    story.client(room.SetHints(on=True))
    assert commands.WakeAfter("hint", 25.0) in story.latest
    story.wake("hint", after=25)
    assert len(story.sent(room.Hint)) == 1
    assert story.recorded(journal.Hinted)[0].question_id == "q-1"
    story.voice(True)
    story.voice(False)
    assert "hint" not in story.state.timers
    story.speak(LONG)
    assert story.recorded(journal.Answered)[0].hints_used == 1
    story.played()
    assert "hint" in story.state.timers


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        (None, "Pick one situation: what was the task, what did you do, what came of it?"),
        (
            "There was this customer in my last job who was angry about",
            "Now say what you yourself did, one step after the other.",
        ),
        (
            "I called the customer and I wrote down what she wanted and then I",
            "Say what came of it, for you or for the others.",
        ),
        (
            "I called the customer and I fixed the invoice and in the end she was happy with",
            "Give the result in numbers: how many, how long, how much?",
        ),
    ],
)
def test_a_hint_fits_what_was_said_also_after_a_crash(said: str | None, hint: str) -> None:
    story = Story(set_up(category="behavioral"))
    story.begin()
    story.client(room.SetHints(on=True))
    story.client(room.SetTurnMode(mode="manual"))
    if said is not None:
        story.voice(True)
        story.hear(said)
        story.voice(False)
    heir = Story(set_up(category="behavioral"), story.facts())
    heir.join()
    heir.played()
    for one in (story, heir):
        assert "hint" in one.state.timers
        one.wake("hint", after=25)
        assert [message.text for message in one.sent(room.Hint)] == [hint]
        assert [fact.text for fact in one.recorded(journal.Hinted)] == [hint]


def test_who_has_finished_a_thought_is_not_stuck() -> None:
    story = Story(set_up())
    story.begin()
    story.client(room.SetHints(on=True))
    story.client(room.SetTurnMode(mode="manual"))
    story.voice(True)
    turn_id = story.hear("I would put a queue between them.")
    story.voice(False)
    assert "hint" not in story.state.timers
    story.voice(True)
    story.hear("And then the", turn_id=turn_id)
    story.voice(False)
    assert "hint" in story.state.timers


def test_a_hint_to_a_follow_up_fits_a_follow_up() -> None:
    story = Story(set_up())
    story.begin()
    story.client(room.SetHints(on=True))
    story.speak(SHORT)
    story.played()
    story.wake("hint", after=25)
    assert story.sent(room.Hint)[0].text == (
        "One or two sentences are enough: the first thing that comes to mind."
    )


def test_where_hints_are_off_there_are_none() -> None:
    story = Story(set_up())
    story.begin()
    assert "hint" not in story.state.timers
    story.wake("hint", after=25)
    assert story.sent(room.Hint) == []


def test_who_types_is_given_a_minute() -> None:
    story = Story(set_up())
    story.join(typing_only=True)
    story.client(room.StartInterview())
    story.played()
    assert commands.WakeAfter("nudge", 60.0) in story.latest


def test_time_counts_only_while_they_talk() -> None:
    story = Story(set_up())
    story.join()
    story.wait(2)
    story.client(room.StartInterview())
    story.wait(10)
    story.client(room.Pause())
    story.wait(100)
    story.client(room.Resume())
    story.wait(5)
    story.leave()
    story.wait(1_000)
    story.join()
    story.wait(1)
    assert story.state.elapsed(story.at_s) == 16


def test_at_the_limit_the_turn_is_heard_to_its_end() -> None:
    story = Story(set_up(time_limit_s=60))
    story.begin()
    assert "limit" in story.state.timers
    story.voice(True)
    turn_id = story.hear("I started with a prototype")
    story.wake("limit", after=60)
    assert [message.code for message in story.sent(room.RoomError)] == ["time_limit"]
    assert story.state.stage == "asking"
    assert commands.WakeAfter("grace", 30.0) in story.latest
    story.voice(False)
    story.end_turn("I started with a prototype and then stopped.", turn_id=turn_id)
    assert story.said.text.startswith("That's all the time we have.")
    assert story.done(commands.End) == [commands.End("agent", "time_limit")]
    assert story.texts() == {"q-1": "I started with a prototype and then stopped."}


def test_half_a_minute_after_the_limit_the_turn_is_ended() -> None:
    story = Story(set_up(time_limit_s=60))
    story.begin()
    story.voice(True)
    turn_id = story.hear("I went on")
    story.wake("limit", after=60)
    story.wake("grace", after=30)
    assert commands.CommitTurn() in story.latest
    story.end_turn("I went on and on", turn_id=turn_id)
    assert story.texts() == {"q-1": "I went on and on"}
    assert story.state.stage == "done"


def test_at_the_limit_in_silence_it_closes_at_once() -> None:
    story = Story(set_up(time_limit_s=60))
    story.begin()
    story.wake("limit", after=60)
    assert story.state.stage == "done"
    assert story.recorded(journal.Answered)[0].skipped


def test_woken_too_early_the_limit_is_set_again() -> None:
    story = Story(set_up(time_limit_s=60))
    story.begin()
    story.wake("limit", after=50)
    assert story.state.stage == "asking"
    assert commands.WakeAfter("limit", 10.0) in story.latest
