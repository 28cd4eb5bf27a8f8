"""Clients come and go; the interview stays where it is."""

from agent.interview import asking, commands, events, hearing, messages, phrases, requests
from agent.interview.answers import said_text
from agent.interview.moment import Moment
from schemas import journal, room


def joined(moment: Moment, event: events.Joined) -> None:
    """Tell the client where everything stands, first of all, and go on from there."""
    moment.hush()
    moment.record(
        journal.Joined(
            at=moment.at,
            at_s=moment.at_s,
            transport=event.transport,
            typing_only=event.typing_only,
        )
    )
    _forget_the_moment(moment)
    # What was heard of the question before is gone from memory: it is said again below.
    moment.become(told=None, heard_question=True, cut_in=False)
    moment.send(messages.state(moment.state, moment.at_s))
    hearing.close_turn(moment)
    asking.settle(moment)
    talking = moment.state.stage != "done" and not moment.state.paused
    moment.command(commands.Listen(on=talking))
    moment.endpoint(hold=False)
    if moment.state.stage == "done":
        _say_goodbye(moment)
        return
    moment.command(commands.Prepare(asking.worth_preparing(moment.state)))
    if moment.state.stage == "asking" and not moment.state.paused:
        _say_where_we_are(moment)


def left(moment: Moment, event: events.Left) -> None:
    """Keep everything; what the candidate had asked for is done without them."""
    if not moment.state.present:
        return
    moment.hush()
    moment.record(journal.Left(at=moment.at, at_s=moment.at_s, reason=event.reason))
    _forget_the_moment(moment)
    moment.become(left_s=moment.at_s)
    if moment.state.pending is not None:
        requests.carry_out(moment)


def _forget_the_moment(moment: Moment) -> None:
    moment.become(
        saying=None, candidate_speaking=False, turn_owed=False, offered_repeat=False, nudges=0
    )


def _say_goodbye(moment: Moment) -> None:
    state = moment.state
    moment.send(room.InterviewComplete(interview_id=state.setup.interview_id))
    moment.command(commands.End(state.ended_by, state.end_reason))


def _ask_on(moment: Moment) -> None:
    """The follow-up that the last answer asked for, or the next question."""
    answers = moment.state.answers
    if answers and not answers[-1].skipped:
        asking.move_on(moment)
    else:
        asking.ask_next(moment)


def _say_where_we_are(moment: Moment) -> None:
    opened = moment.state.open
    if opened is None:
        # The process before ended between saving an answer and asking on.
        _ask_on(moment)
        return
    lead = phrases.welcome_back(
        opened.question.index,
        follow_up=opened.question.parent_id is not None,
        said_something=bool(said_text(opened.parts)),
    )
    moment.say("welcome_back", lead=lead, question=opened.question.text)
