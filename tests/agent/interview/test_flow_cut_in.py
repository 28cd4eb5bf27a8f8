"""Who speaks over whom: barge-in, speaking on after a turn was taken for over, late words."""

import pytest

from agent.interview import commands
from agent.interview.restore import restore
from schemas import journal, room
from tests.agent.interview.story import LONG, SHORT, Story, set_up

MORE = "And one thing more, it also saved us a lot of money."


def answered_once() -> Story:
    story = Story(set_up())
    story.begin()
    story.speak(LONG)
    return story


@pytest.mark.parametrize("heard", ["", "All right.", "All right. Let's go on. What is"])
def test_speaking_on_over_the_bridge_belongs_to_the_same_answer(heard: str) -> None:
    story = answered_once()
    story.played(heard=heard)
    story.speak(MORE)
    first, again = story.recorded(journal.Answered)
    assert first.answer_id == again.answer_id
    assert again.text == f"{LONG} {MORE}"
    assert again.ranges[0] == first.ranges[0]
    assert len(again.ranges) == 2
    assert story.said.purpose == "repeat"
    assert story.said.text == "Thanks. What is your view of subject number 2?"
    assert [fact.question_id for fact in story.recorded(journal.Asked)] == ["q-1", "q-2"]
    story.played()
    story.speak(LONG)
    assert list(story.texts()) == ["q-1", "q-2"]


def test_answering_before_the_question_is_finished_answers_it() -> None:
    story = answered_once()
    story.played(heard="All right. Let's go on. What is your view of")
    story.speak(MORE + " I think so because of the latency.")
    assert story.texts()["q-1"] == LONG
    assert story.texts()["q-2"].startswith(MORE)


def test_a_cut_in_without_words_says_the_question_again() -> None:
    story = answered_once()
    story.voice(True)
    story.played(heard="All")
    story.voice(False)
    assert commands.WakeAfter("resay", 2.5) in story.latest
    story.wake("resay", after=2.5)
    assert story.said.purpose == "repeat"
    story.played()
    story.speak(MORE + " I think so because of the latency.")
    assert story.texts()["q-1"] == LONG


def test_a_follow_up_is_withdrawn_when_they_speak_on_and_say_enough() -> None:
    story = Story(set_up())
    story.begin()
    story.speak(SHORT)
    story.played(heard="Can you")
    story.speak(LONG)
    assert story.texts()["q-1"] == f"{SHORT} {LONG}"
    assert story.recorded(journal.Answered)[-1].skipped
    assert story.state.question_id == "q-2"
    assert story.said.purpose == "question"


def test_a_follow_up_that_is_still_needed_is_put_again() -> None:
    story = Story(set_up())
    story.begin()
    story.speak(SHORT)
    story.played(heard="Can you")
    story.speak("And Kafka.")
    assert story.said.purpose == "repeat"
    assert story.said.text == "Thanks. Can you go one step deeper and explain how that works?"


def test_let_me_think_over_the_bridge_keeps_the_answer_open() -> None:
    story = answered_once()
    story.played(heard="All")
    story.speak("Wait, let me think.")
    assert story.said.purpose == "hold"
    story.played()
    story.speak(MORE)
    assert story.texts()["q-1"] == f"{LONG} {MORE}"
    assert story.said.purpose == "repeat"
    assert not story.state.hold


def test_words_over_the_greeting_are_kept_and_the_question_is_put_again() -> None:
    story = Story(set_up())
    story.join()
    story.client(room.StartInterview())
    story.played(heard="Hello, I'm Joe")
    story.speak("Hi Joe, thanks for having me today.")
    assert story.said.purpose == "repeat"
    assert story.state.answers == ()
    story.played()
    story.speak(LONG)
    assert story.texts()["q-1"] == f"Hi Joe, thanks for having me today. {LONG}"


def test_speaking_on_after_an_edit_extends_the_edited_text_too() -> None:
    story = answered_once()
    answer = story.state.answers[0]
    story.client(room.EditTranscript(answer_id=answer.answer_id, text="Corrected."))
    story.played(heard="All")
    story.speak(MORE)
    assert story.texts()["q-1"] == f"Corrected. {MORE}"
    assert story.state.answers[0].text == f"{LONG} {MORE}"


def test_a_skip_right_after_a_cut_in_skips_nothing_unheard_and_loses_nothing() -> None:
    story = answered_once()
    story.played(heard="All")
    story.voice(True)
    turn_id = story.hear(MORE)
    story.client(room.NextQuestion())
    story.end_turn(MORE, turn_id=turn_id)
    assert story.texts()["q-1"] == f"{LONG} {MORE}"
    assert story.texts()["q-2"] == ""
    assert story.state.question_id == "q-3"


def test_a_tail_that_comes_too_late_joins_the_answer_it_belongs_to() -> None:
    story = Story(set_up())
    story.begin()
    story.voice(True)
    turn_id = story.hear(LONG)
    story.client(room.NextQuestion())
    story.wake("commit", after=3)
    assert story.state.question_id == "q-2"
    story.end_turn(f"{LONG} With tests.", turn_id=turn_id)
    assert story.texts()["q-1"] == f"{LONG} With tests."
    assert story.state.question_id == "q-2"
    assert len([t for t in story.sent(room.Transcript) if t.final]) == 1


@pytest.mark.parametrize("repeated", [True, False])
def test_late_and_repeated_events_change_nothing(repeated: bool) -> None:
    story = Story(set_up())
    story.begin()
    story.speak(LONG)
    before = story.state
    if repeated:
        story.end_turn(LONG, turn_id="t-1-1")
    else:
        story.wake("greet")
        story.wake("nudge")
        story.wake("commit")
    assert story.state == before
    assert story.latest == ()


def test_a_part_told_twice_is_kept_once() -> None:
    story = Story(set_up())
    story.begin()
    turn_id = story.hear("We used Kafka", seconds=2)
    story.wait(-2)
    story.hear("We used Kafka", turn_id=turn_id, seconds=2)
    assert len(story.recorded(journal.Heard)) == 1


def test_the_end_of_an_unknown_utterance_changes_nothing() -> None:
    story = Story(set_up())
    story.join()
    story.client(room.StartInterview())
    story.client(room.RepeatQuestion())
    saying = story.state.saying
    assert saying is not None
    story.played()
    state = story.state
    story.state = state
    assert saying.purpose == "repeat"
    assert state.agent_state == "listening"


def test_the_tail_of_a_turn_that_no_part_told_is_kept() -> None:
    story = Story(set_up())
    story.begin()
    story.voice(True)
    turn_id = story.hear("I wrote the parser")
    story.voice(False)
    whole = "I wrote the parser, and then I rewrote it in Rust because it was slow."
    story.end_turn(whole, turn_id=turn_id)
    heard = [fact.text for fact in story.recorded(journal.Heard)]
    assert heard == ["I wrote the parser", "and then I rewrote it in Rust because it was slow."]
    final = story.sent(room.Transcript)[-1]
    assert final.final
    assert final.text == "I wrote the parser and then I rewrote it in Rust because it was slow."


def test_leaving_after_a_cut_in_saves_what_was_added() -> None:
    story = answered_once()
    story.played(heard="All")
    story.hear("And")
    story.leave()
    story.join()
    assert story.sent(room.AnswerSaved)[-1].text == f"{LONG} And"
    assert story.recorded(journal.Answered)[-1].text == f"{LONG} And"
    assert "question two" in story.said.text


def test_words_added_by_a_cut_in_can_be_discarded() -> None:
    story = answered_once()
    story.played(heard="All")
    story.hear("This is wrong")
    story.client(room.DiscardAnswer())
    story.played()
    story.wake("resay", after=2.5)
    story.played()
    story.client(room.NextQuestion())
    assert story.texts() == {"q-1": LONG, "q-2": ""}


def test_a_late_tail_and_a_later_one_go_to_their_own_answers() -> None:
    story = Story(set_up())
    story.begin()
    story.voice(True)
    first = story.hear(LONG)
    story.client(room.NextQuestion())
    story.wake("commit", after=3)
    story.voice(True)
    story.client(room.NextQuestion())
    said_at = story.at_s
    story.wake("commit", after=3)
    story.hear("First tail.", turn_id=first)
    now, story.at_s = story.at_s, said_at
    second = story.hear("Second tail.")
    story.at_s = now
    story.end_turn("Second tail.", turn_id=second)
    assert story.texts() == {"q-1": f"{LONG} First tail.", "q-2": "Second tail."}


def test_nothing_is_said_into_an_open_turn() -> None:
    story = answered_once()
    story.client(room.SetHints(on=True))
    story.played(heard="All")
    story.voice(True)
    turn_id = story.hear(MORE)
    story.voice(False)
    assert story.state.timers == frozenset()
    story.end_turn(MORE, turn_id=turn_id)
    story.played()
    turn_id = story.hear("I think that this is the reason.")
    assert story.state.timers == frozenset()
    story.hear("And the", turn_id=turn_id)
    assert story.state.timers == {"hint"}


def test_who_was_not_let_finish_is_waited_for_longer_from_then_on() -> None:
    story = answered_once()
    story.played(heard="All")
    story.speak(MORE)
    assert commands.Endpointing("auto", "normal", hold=False, cut_ins=1) in story.log
    assert restore(set_up(), story.facts()).cut_ins == 1


def test_an_addition_after_a_while_is_no_cut_in() -> None:
    story = answered_once()
    story.at_s += 10.0
    story.played(heard="All")
    story.speak(MORE)
    assert len(story.recorded(journal.Answered)) == 2
    assert story.state.cut_ins == 0


def test_a_nod_that_stopped_the_voice_is_no_cut_in() -> None:
    story = answered_once()
    story.played(heard="All")
    story.speak("Mm-hmm.")
    assert story.state.cut_ins == 0


def test_the_next_call_begins_anew() -> None:
    story = answered_once()
    story.played(heard="All")
    story.speak(MORE)
    assert restore(set_up(), (), earlier=story.facts()).cut_ins == 0
