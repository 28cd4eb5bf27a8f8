"""What the candidate may ask for by voice or by button, once nothing holds it up."""

from typing import Final

from agent.interview import asking, commands, phrases
from agent.interview.answers import said_text
from agent.interview.follow_up import is_still_needed
from agent.interview.moment import Moment
from agent.interview.state import FlowState, Pending, Question
from schemas.room import EndedBy

ENDED_BY_WORD: Final = "asked_to_stop"


def after_the_turn(moment: Moment, pending: Pending) -> None:
    """Let the open turn end first, so that its last words are kept."""
    moment.hush()
    moment.become(pending=pending)
    if moment.state.turn_owed or moment.state.turn is not None:
        moment.command(commands.CommitTurn())
    else:
        carry_out(moment)


def carry_out(moment: Moment) -> None:
    """Do what waited for the end of the open turn."""
    pending = moment.state.pending
    assert pending is not None
    moment.become(pending=None)
    match pending.act:
        case "submit":
            submit_now(moment)
        case "skip":
            skip_now(moment)
        case "end":
            end_now(moment, pending.by, pending.reason)


def submit_now(moment: Moment) -> None:
    """Finish the open answer if there is one."""
    opened = moment.state.open
    if opened is not None and said_text(opened.parts):
        asking.finish(moment)
        asking.move_on(moment)


def submit_typed(moment: Moment, typed: str) -> None:
    """Finish the open answer with a typed text.

    It waits for no turn, because only an answer in the journal outlives a crash; words that were
    said just before and are read later join it then.
    """
    moment.hush()
    if moment.state.turn_owed or moment.state.turn is not None:
        moment.command(commands.CommitTurn())
    asking.finish(moment, typed=typed)
    asking.move_on(moment)


def skip_now(moment: Moment) -> None:
    """Keep what was said and go on to the next question."""
    if moment.state.open is not None:
        asking.finish(moment, skipped=True)
        asking.move_on(moment, after_skip=True)


def end_now(moment: Moment, by: EndedBy, reason: str) -> None:
    """Keep what was said and close."""
    asking.settle(moment)
    if moment.state.open is not None:
        asking.finish(moment)
    words = phrases.CLOSING_ON_TIME if by == "agent" else phrases.CLOSING_ON_REQUEST
    asking.close(moment, by=by, reason=reason, words=words)


def go_on_after_cut_in(moment: Moment) -> None:
    """Save what was added to the answer before and put the open question once more.

    A follow-up that the longer answer no longer asks for is withdrawn.
    """
    asking.settle(moment)
    moment.become(cut_in=False)
    if moment.state.hold:
        moment.endpoint(hold=False)
    opened = moment.state.open
    assert opened is not None
    question = opened.question
    answered = moment.state.answer_to(question.parent_id or question.id)
    if answered is not None and not _still_needed(moment.state, question, answered.text):
        asking.finish(moment, skipped=True)
        asking.ask_next(moment)
        return
    asking.say_again(moment, phrases.after_cut_in(moment.state.setup.persona))


def _still_needed(state: FlowState, follow_up: Question, answer: str) -> bool:
    if state.aid.put is not None:
        return state.aid.put.fits(answer)
    background = state.setup.background
    return is_still_needed(follow_up.text, answer, follow_up.category, background)
