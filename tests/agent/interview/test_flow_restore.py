"""Clients leave and come back, processes die: the interview stands where it stood."""

import pytest

from agent.interview import commands
from agent.interview.restore import UnknownQuestion, restore
from schemas import journal, room
from tests.agent.interview.story import LONG, SHORT, Story, set_up


def test_who_comes_back_gets_the_state_and_hears_where_it_stands() -> None:
    story = Story(set_up())
    story.begin()
    story.speak(LONG)
    story.played()
    story.hear("The second one is")
    story.leave()
    story.wait(30)
    story.join()
    messages = [c.message for c in story.latest if isinstance(c, commands.Send)]
    assert isinstance(messages[0], room.State)
    assert messages[0].question is not None
    assert messages[0].question.index == 2
    assert story.said.purpose == "welcome_back"
    assert story.said.text == (
        "Welcome back. I have what you said so far, so go on from there."
        " We were on question two. What is your view of subject number 2?"
    )
    story.played()
    story.speak(LONG)
    assert story.texts()["q-2"] == f"The second one is {LONG}"
    asked = [fact.question_id for fact in story.recorded(journal.Asked)]
    assert asked == ["q-1", "q-2", "q-3"]


def test_the_turn_that_was_cut_by_leaving_gets_its_one_final_transcript() -> None:
    story = Story(set_up())
    story.begin()
    turn_id = story.hear("I was saying")
    story.leave()
    story.join()
    story.end_turn("I was saying", turn_id=turn_id)
    finals = [message for message in story.sent(room.Transcript) if message.final]
    assert [(message.turn_id, message.text) for message in finals] == [(turn_id, "I was saying")]


@pytest.mark.parametrize("after_the_next_join", [True, False])
def test_words_read_after_leaving_are_kept(after_the_next_join: bool) -> None:
    story = Story(set_up())
    story.begin()
    turn_id = story.hear("I was", seconds=2)
    said_at = story.at_s
    story.wait(2)
    story.leave()
    if after_the_next_join:
        story.join()
    now, story.at_s = story.at_s, said_at
    story.hear("saying this", turn_id=turn_id)
    story.at_s = now
    if not after_the_next_join:
        story.join()
    story.played()
    story.speak(LONG)
    assert story.texts() == {"q-1": f"I was saying this {LONG}"}


def test_a_new_client_may_take_over_without_the_old_one_leaving() -> None:
    story = Story(set_up())
    story.begin()
    story.join()
    assert story.said.purpose == "welcome_back"
    assert story.state.joins == 2


def test_who_comes_back_to_a_pause_finds_a_pause() -> None:
    story = Story(set_up())
    story.begin()
    story.client(room.Pause())
    story.leave()
    story.join()
    assert commands.Listen(on=False) in story.latest
    assert not any(isinstance(command, commands.Say) for command in story.latest)
    assert story.sent(room.AgentStateChanged)[-1].state == "paused"
    assert story.sent(room.State)[-1].paused


def test_who_comes_back_after_the_end_is_told_so() -> None:
    story = Story(set_up(1))
    story.begin()
    story.client(room.NextQuestion())
    story.leave()
    story.join()
    sent = [c.message.type for c in story.latest if isinstance(c, commands.Send)]
    assert sent == ["state", "interview_complete", "agent_state"]
    assert story.latest[-1] != commands.Listen(on=True)
    assert commands.End("agent", "complete") in story.latest


def test_what_was_asked_for_before_leaving_is_done() -> None:
    story = Story(set_up())
    story.begin()
    story.voice(True)
    story.hear("I think that")
    story.client(room.EndInterview())
    story.leave()
    assert story.state.stage == "done"
    assert story.texts() == {"q-1": "I think that"}


def test_leaving_before_the_beginning_begins_again_with_the_next_join() -> None:
    story = Story(set_up())
    story.join()
    story.leave()
    assert commands.CancelWake("greet") in story.latest
    story.join()
    assert commands.WakeAfter("greet", 2.0) in story.latest


def test_another_process_goes_on_with_a_follow_up() -> None:
    story = Story(set_up())
    story.begin()
    story.speak(SHORT)
    story.played()
    story.hear("Well, it is")
    heir = Story(set_up(), story.facts())
    heir.wait(60)
    heir.join()
    assert "I had just asked you this." in heir.said.text
    heir.played()
    heir.speak("fast because it is in memory.")
    follow_up = story.recorded(journal.Asked)[-1].question_id
    assert heir.texts() == {
        "q-1": SHORT,
        follow_up: "Well, it is fast because it is in memory.",
    }
    assert heir.said.purpose == "question"
    assert heir.done(commands.Say)[0].utterance_id not in {
        say.utterance_id for say in story.done(commands.Say)
    }


def test_another_process_asks_on_where_the_first_saved_and_died() -> None:
    story = Story(set_up())
    story.begin()
    story.speak(LONG)
    facts = story.facts()
    answered = next(n for n, fact in enumerate(facts) if isinstance(fact, journal.Answered))
    heir = Story(set_up(), facts[: answered + 1])
    heir.join()
    assert [fact.question_id for fact in heir.recorded(journal.Asked)] == ["q-2"]


def test_a_crash_ends_the_counted_time_at_the_last_fact() -> None:
    story = Story(set_up())
    story.begin()
    story.wait(10)
    story.client(room.SetHints(on=True))
    story.wait(500)
    heir = Story(set_up(), story.facts())
    heir.wait(10_000)
    heir.join()
    assert heir.state.elapsed(heir.at_s) == 10


def test_what_was_said_last_before_a_crash_and_read_after_it_counts_for_every_heir() -> None:
    story = Story(set_up())
    story.begin()
    story.wait(10)
    story.client(room.SetHints(on=True))
    facts = [*story.facts()]
    heir = Story(set_up(), facts)
    heir.hear("And then we moved", turn_id="unheard", seconds=7.0)
    heir.join()
    again = Story(set_up(), [*facts, *heir.facts()])
    assert again.state.elapsed_s == heir.state.elapsed_s == 17


def test_a_journal_of_another_interview_is_refused() -> None:
    story = Story(set_up(3))
    story.begin()
    story.client(room.NextQuestion())
    with pytest.raises(UnknownQuestion):
        restore(set_up(1), story.facts())
