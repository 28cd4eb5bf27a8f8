"""What the candidate does by button or key: each is carried out, or refused and changes nothing."""

from dataclasses import replace
from typing import Final

from agent.interview import asking, commands, phrases, requests
from agent.interview.moment import Moment
from agent.interview.state import FlowState, Pending, Preferences
from schemas import journal, room

_ALWAYS: Final = (room.Bookmark, room.EditTranscript)
_UNTIL_DONE: Final = (room.SetHints, room.SetPatience, room.SetTurnMode, room.EndInterview)
ENDED_BY_BUTTON: Final = "end_interview"


def received(moment: Moment, message: room.ClientMessage) -> None:
    """Do what `message` says, where it fits the moment."""
    if not _fits(moment.state, message):
        moment.refuse(message, "not_now", phrases.NOT_NOW)
        return
    match message:
        case room.StartInterview():
            asking.begin(moment)
        case room.Bookmark():
            _bookmark(moment, message)
        case room.EditTranscript():
            _edit(moment, message)
        case room.SetHints() | room.SetPatience() | room.SetTurnMode():
            _prefer(moment, message)
        case room.EndInterview():
            requests.after_the_turn(moment, Pending("end", reason=ENDED_BY_BUTTON))
        case room.Pause() | room.Resume():
            _pause(moment, message)
        case _:
            _answering(moment, message)


def _answering(moment: Moment, message: room.ClientMessage) -> None:
    """What concerns the open question."""
    match message:
        case room.NextQuestion():
            requests.after_the_turn(moment, Pending("skip"))
        case room.RepeatQuestion():
            asking.say_again(moment, phrases.again(moment.state.setup.persona))
        case room.SubmitAnswer():
            _submit(moment, message)
        case room.Talk(on=on):
            moment.hush()
            if not on:
                moment.command(commands.CommitTurn())
        case room.DiscardAnswer():
            _discard(moment)
        case _:
            raise AssertionError(f"no rule for {message.type}")


def _fits(state: FlowState, message: room.ClientMessage) -> bool:
    if not state.present:
        return False
    if isinstance(message, _ALWAYS):
        return True
    if isinstance(message, _UNTIL_DONE):
        return state.stage != "done"
    if isinstance(message, room.StartInterview):
        return state.stage == "before"
    if isinstance(message, room.Resume):
        return state.paused
    if state.open is None or state.paused or state.pending is not None:
        return False
    return not isinstance(message, room.Talk) or state.wants.turn_mode == "manual"


def _submit(moment: Moment, message: room.SubmitAnswer) -> None:
    state = moment.state
    typed = (message.text or "").strip()
    said = state.open is not None and state.open.parts
    if typed:
        requests.submit_typed(moment, typed)
    elif said or state.turn_owed:
        requests.after_the_turn(moment, Pending("submit"))
    else:
        moment.refuse(message, "not_now", phrases.NOTHING_SAID)


def _discard(moment: Moment) -> None:
    state = moment.state
    moment.command(commands.DropTurn())
    if state.turn is not None:
        # The client has seen part of this turn: its final text is that there is none.
        moment.send(
            room.Transcript(role="candidate", text="", final=True, turn_id=state.turn.turn_id)
        )
    discarded = [state.question_id, state.reopened and state.reopened.question_id]
    for question_id in filter(None, discarded):
        moment.record(journal.Discarded(at=moment.at, at_s=moment.at_s, question_id=question_id))
    moment.become(turn=None, turn_owed=False, discarded_s=moment.at_s)
    if state.setup.has_model:
        moment.command(commands.DropWording())
        moment.become(aid=state.aid.anew())
    moment.say("acknowledge", lead=phrases.START_AGAIN)


def _pause(moment: Moment, message: room.Pause | room.Resume) -> None:
    if isinstance(message, room.Pause):
        moment.hush()
        moment.record(journal.Paused(at=moment.at, at_s=moment.at_s))
        moment.command(commands.CommitTurn(), commands.Listen(on=False))
        return
    moment.record(journal.Resumed(at=moment.at, at_s=moment.at_s))
    moment.command(commands.Listen(on=True))
    asking.settle(moment)
    moment.become(cut_in=False, candidate_speaking=False, turn_owed=False)
    opened = moment.state.open
    if opened is None:
        asking.ask_next(moment)
    elif opened.parts:
        moment.say("acknowledge", lead=phrases.GO_ON)
    else:
        asking.say_again(moment, phrases.again(moment.state.setup.persona))


def _prefer(moment: Moment, message: room.SetHints | room.SetPatience | room.SetTurnMode) -> None:
    wants: Preferences = moment.state.wants
    match message:
        case room.SetHints(on=on):
            wants = replace(wants, hints=on)
        case room.SetPatience(level=level):
            wants = replace(wants, patience=level)
        case room.SetTurnMode(mode=mode):
            wants = replace(wants, turn_mode=mode)
    moment.record(
        journal.Preferred(
            at=moment.at,
            at_s=moment.at_s,
            patience=wants.patience,
            turn_mode=wants.turn_mode,
            hints=wants.hints,
        )
    )
    moment.endpoint(hold=moment.state.hold)


def _bookmark(moment: Moment, message: room.Bookmark) -> None:
    state = moment.state
    known = {question.id for question in (*state.setup.questions, *state.asked)}
    if message.question_id not in known:
        moment.refuse(message, "unknown_id", phrases.UNKNOWN_QUESTION)
        return
    moment.record(
        journal.Bookmarked(
            at=moment.at, at_s=moment.at_s, question_id=message.question_id, on=message.on
        )
    )


def _edit(moment: Moment, message: room.EditTranscript) -> None:
    if all(answer.answer_id != message.answer_id for answer in moment.state.answers):
        moment.refuse(message, "unknown_id", phrases.UNKNOWN_ANSWER)
        return
    asking.edit(moment, message.answer_id, message.text.strip())
