"""What the candidate does by button, and what does not fit the moment."""

import pytest

from agent.interview import commands
from agent.interview.messages import cut
from schemas import journal, room
from tests.agent.interview.story import LONG, SHORT, Story, set_up


@pytest.fixture
def story() -> Story:
    story = Story(set_up())
    story.begin()
    return story


def test_skipping_keeps_what_was_said_up_to_the_last_word(story: Story) -> None:
    story.voice(True)
    turn_id = story.hear("I built")
    story.client(room.NextQuestion())
    assert commands.CommitTurn() in story.latest
    assert story.state.agent_state == "thinking"
    story.end_turn("I built a parser", turn_id=turn_id)
    (answered,) = story.recorded(journal.Answered)
    assert (answered.text, answered.skipped) == ("I built a parser", True)
    assert story.said.text.startswith("All right, let's move on.")


def test_skipping_everything_leads_to_the_end(story: Story) -> None:
    for _ in range(3):
        story.client(room.NextQuestion())
    assert story.state.stage == "done"
    assert [answer.skipped for answer in story.state.answers] == [True, True, True]


def test_repeating_says_the_question_at_once(story: Story) -> None:
    story.client(room.RepeatQuestion())
    assert story.said.text == "Sure. What is your view of subject number 1?"
    story.client(room.RepeatQuestion())
    assert commands.StopSpeaking() in story.latest
    assert len(story.recorded(journal.Asked)) == 1


def test_a_typed_answer_is_saved_as_it_is(story: Story) -> None:
    story.client(room.SubmitAnswer(text=f"  {LONG}\n"))
    (answered,) = story.recorded(journal.Answered)
    assert (answered.text, answered.typed, answered.ranges) == (LONG, True, ())
    assert story.done(commands.Refine) == []


def test_a_typed_text_follows_what_was_heard_and_late_words_join_it(story: Story) -> None:
    story.voice(True)
    turn_id = story.hear("I used")
    story.client(room.SubmitAnswer(text="Postgres (typed because it is misheard)"))
    story.end_turn("I used a database", turn_id=turn_id)
    assert story.texts()["q-1"] == "I used Postgres (typed because it is misheard) a database"
    assert len(story.recorded(journal.Answered)) == 2


def test_submitting_ends_the_turn(story: Story) -> None:
    story.voice(True)
    turn_id = story.hear(LONG)
    story.client(room.SubmitAnswer())
    story.end_turn(LONG, turn_id=turn_id)
    assert story.texts() == {"q-1": LONG}


def test_submitting_nothing_is_refused(story: Story) -> None:
    story.client(room.SubmitAnswer(ref="r-1"))
    (error,) = story.sent(room.RoomError)
    assert (error.code, error.ref) == ("not_now", "r-1")
    story.client(room.SubmitAnswer(text="   "))
    assert len(story.sent(room.RoomError)) == 2


def test_a_submitted_request_is_a_request(story: Story) -> None:
    story.voice(True)
    turn_id = story.hear("Could you repeat")
    story.client(room.SubmitAnswer())
    story.end_turn("Could you repeat that, please?", turn_id=turn_id)
    assert story.said.purpose == "repeat"
    assert story.texts() == {}


def test_talking_by_key_ends_the_turn_when_the_key_is_let_go(story: Story) -> None:
    story.client(room.SetTurnMode(mode="manual"))
    assert commands.Endpointing("manual", "normal", hold=False) in story.latest
    story.client(room.Talk(on=True))
    story.voice(True)
    turn_id = story.hear(LONG)
    story.client(room.Talk(on=False))
    assert commands.CommitTurn() in story.latest
    story.end_turn(LONG, turn_id=turn_id)
    assert story.texts() == {"q-1": LONG}


def test_letting_go_without_a_word_changes_nothing(story: Story) -> None:
    story.client(room.SetTurnMode(mode="manual"))
    story.client(room.Talk(on=True))
    story.client(room.Talk(on=False))
    story.end_turn("", turn_id="t-empty")
    assert story.state.agent_state == "listening"
    assert story.texts() == {}


def test_talking_by_key_stops_the_voice() -> None:
    story = Story(set_up())
    story.join()
    story.client(room.SetTurnMode(mode="manual"))
    story.client(room.StartInterview())
    story.client(room.Talk(on=True))
    assert commands.StopSpeaking() in story.latest


def test_a_discarded_answer_begins_again(story: Story) -> None:
    story.voice(True)
    turn_id = story.hear("That was wrong")
    story.client(room.DiscardAnswer())
    assert commands.DropTurn() in story.latest
    assert story.recorded(journal.Discarded)[0].question_id == "q-1"
    final = story.sent(room.Transcript)[-1]
    assert (final.final, final.text, final.turn_id) == (True, "", turn_id)
    story.end_turn("That was wrong indeed", turn_id=turn_id)
    story.speak(LONG)
    assert story.texts() == {"q-1": LONG}


def test_a_pause_keeps_what_was_said_and_going_on_goes_on(story: Story) -> None:
    story.voice(True)
    turn_id = story.hear("I began with")
    story.client(room.Pause())
    assert story.latest[:3] == (
        commands.Record(story.recorded(journal.Paused)[0]),
        commands.CommitTurn(),
        commands.Listen(on=False),
    )
    story.end_turn("I began with a sketch", turn_id=turn_id)
    assert story.state.agent_state == "paused"
    assert story.texts() == {}
    story.client(room.Resume())
    assert story.said.purpose == "acknowledge"
    story.played()
    story.speak(LONG)
    assert story.texts() == {"q-1": f"I began with a sketch {LONG}"}


def test_going_on_without_a_word_said_repeats_the_question(story: Story) -> None:
    story.client(room.Pause())
    story.client(room.Resume())
    assert story.said.text.endswith("What is your view of subject number 1?")


def test_bookmarks_are_kept_and_unknown_questions_refused(story: Story) -> None:
    story.client(room.Bookmark(question_id="q-3", on=True))
    assert story.state.bookmarks == {"q-3"}
    story.client(room.Bookmark(question_id="q-3", on=False))
    assert story.state.bookmarks == set()
    story.client(room.Bookmark(question_id="q-9", on=True, ref="b"))
    assert story.sent(room.RoomError)[-1].code == "unknown_id"


def test_a_finished_answer_can_be_corrected(story: Story) -> None:
    story.speak(LONG)
    answer = story.state.answers[0]
    story.client(room.EditTranscript(answer_id=answer.answer_id, text=" Better. "))
    assert story.recorded(journal.Edited)[0].text == "Better."
    assert story.sent(room.AnswerSaved)[-1].text == "Better."
    story.client(room.EditTranscript(answer_id="a-9", text="No."))
    assert story.sent(room.RoomError)[-1].code == "unknown_id"


def test_preferences_are_recorded_and_told_to_the_hearing(story: Story) -> None:
    story.client(room.SetPatience(level="patient"))
    assert commands.Endpointing("auto", "patient", hold=False) in story.latest
    assert story.recorded(journal.Preferred)[0].patience == "patient"


@pytest.mark.parametrize("spoken", [True, False])
def test_ending_keeps_the_open_answer(story: Story, spoken: bool) -> None:
    story.speak(LONG)
    story.played()
    if spoken:
        story.speak("Let's stop here, please.")
    else:
        story.client(room.EndInterview())
    assert story.state.stage == "done"
    assert story.texts() == {"q-1": LONG, "q-2": ""}
    assert story.said.text == "All right, we'll stop here. Thank you for your time. Goodbye."
    assert story.done(commands.End)[0].by == "candidate"


def test_ending_before_the_beginning_ends() -> None:
    story = Story(set_up())
    story.join()
    story.client(room.EndInterview())
    assert story.state.stage == "done"
    assert story.texts() == {}


MESSAGES = [
    room.StartInterview(),
    room.NextQuestion(),
    room.RepeatQuestion(),
    room.SubmitAnswer(text="x"),
    room.Talk(on=True),
    room.DiscardAnswer(),
    room.Pause(),
    room.Resume(),
    room.SetHints(on=True),
    room.EndInterview(),
]


@pytest.mark.parametrize("message", MESSAGES)
def test_after_the_end_nothing_but_marks_and_corrections_is_possible(
    story: Story, message: room.ClientMessage
) -> None:
    story.client(room.EndInterview())
    state = story.state
    story.client(message.model_copy(update={"ref": "late"}))
    (command,) = story.latest
    assert command == commands.Send(
        room.RoomError(code="not_now", message="This is not possible now.", ref="late")
    )
    assert story.state == state


@pytest.mark.parametrize("message", MESSAGES[1:8])
def test_before_the_beginning_there_is_nothing_to_answer(message: room.ClientMessage) -> None:
    story = Story(set_up())
    story.join()
    state = story.state
    story.client(message)
    assert story.sent(room.RoomError)[-1].code == "not_now"
    assert story.state == state


def test_while_paused_only_going_on_makes_sense(story: Story) -> None:
    story.client(room.Pause())
    state = story.state
    for message in (room.NextQuestion(), room.Pause(), room.SubmitAnswer(text=SHORT)):
        story.client(message)
        assert story.sent(room.RoomError)[-1].code == "not_now"
    assert story.state == state


def test_without_a_client_messages_change_nothing(story: Story) -> None:
    story.leave()
    state = story.state
    story.client(room.NextQuestion())
    assert (story.state, story.latest) == (state, ())


@pytest.mark.parametrize("letter", ["a", '"', "ß", "\n", "語"])
def test_no_message_outgrows_the_room(letter: str) -> None:
    story = Story(set_up(15))
    story.begin()
    for _ in range(15):
        story.client(room.SubmitAnswer(text=f"I said {letter * 7_000}"))
    story.leave()
    story.join()
    messages = [command.message for command in story.done(commands.Send)]
    sizes = [len(message.model_dump_json().encode()) for message in messages]
    assert max(sizes) <= room.MAX_MESSAGE_BYTES
    assert len(story.sent(room.State)[-1].answers) == len(story.state.answers)


def test_a_text_that_fits_is_not_cut() -> None:
    assert cut("short", 7) == "short"
    assert cut("longer", 7) == "lo…"
