"""What the candidate says: parts, turns, and what to do when a turn is over."""

from agent.interview import asking, commands, drafting, events, messages, phrases, requests
from agent.interview.answers import Part, said_text
from agent.interview.moment import Moment
from agent.interview.spoken import is_consent, is_filler, split_request
from agent.interview.state import FlowState, OpenTurn
from agent.interview.words import count_words, join, plain
from schemas import journal


def candidate_spoke(moment: Moment, event: events.CandidateSpoke) -> None:
    """Voice activity: silence before an answer is measured from its end."""
    if not moment.state.present:
        return
    owed = moment.state.turn_owed or event.on
    moment.become(candidate_speaking=event.on, turn_owed=owed)


def heard_part(moment: Moment, event: events.HeardPart) -> None:
    """Keep a stretch of the open turn and show it."""
    if not event.text.strip() or _is_known(moment.state, event):
        return
    if _is_stray(moment.state, event):
        _keep_stray(moment, event)
        return
    if not _open_turn(moment, event.turn_id, event.start_s):
        return
    turn = _keep(moment, event.text, event.start_s, event.end_s)
    moment.send(messages.transcript(turn.turn_id, turn.text, final=False))
    _think_ahead(moment, turn.turn_id, turn.text)


def captioned(moment: Moment, event: events.Captioned) -> None:
    """Show it and think ahead; nothing of it is kept."""
    if not _is_stale(moment.state, event.turn_id):
        moment.send(messages.transcript(event.turn_id, event.text, final=False))
        _think_ahead(moment, event.turn_id, event.text)


def _think_ahead(moment: Moment, turn_id: str, text: str) -> None:
    """Draft the follow-up to the open answer, if it ends with this text of this turn."""
    if moment.state.hold and count_words(text) >= _ANSWERING_WORDS:
        # Whoever wanted to think is answering now, and ends as everybody does.
        moment.endpoint(hold=False)
    state = moment.state
    opened, turn = state.open, state.turn
    if opened is None or state.cut_in or not state.present:
        return
    if turn is not None and turn.question_id != opened.question.id:
        return
    before = tuple(part for part in opened.parts if part.turn_id != turn_id)
    drafting.draft(moment, said_text((*before, Part(turn_id, text, 0.0, 0.0))))


def turn_ended(moment: Moment, event: events.TurnEnded) -> None:
    """Keep the rest of the turn, show it as final, and answer it."""
    state = moment.state
    if _is_stale(state, event.turn_id):
        return
    moment.become(turn_owed=state.candidate_speaking)
    if event.text.strip() and _open_turn(moment, event.turn_id, event.start_s):
        tail = _tail(moment.state, event.text)
        known_s = moment.state.turn.end_s if moment.state.turn is not None else 0.0
        if tail:
            _keep(moment, tail, max(event.start_s, known_s), max(event.end_s, known_s))
    turn = moment.state.turn
    if turn is not None and turn.turn_id == event.turn_id:
        # With nobody there, the turn stays to be shown as final to whoever comes back.
        if moment.state.present:
            close_turn(moment)
            _answer(moment, turn)
    elif moment.state.pending is not None:
        requests.carry_out(moment)


def close_turn(moment: Moment) -> None:
    """The open turn, if there is one, gets no more text."""
    turn = moment.state.turn
    if turn is None:
        return
    moment.send(messages.transcript(turn.turn_id, turn.text, final=True))
    moment.become(turn=None)


def _is_known(state: FlowState, event: events.HeardPart) -> bool:
    """Has this very part been kept already?"""
    parts = (
        *(state.open.parts if state.open is not None else ()),
        *(state.reopened.parts if state.reopened is not None else ()),
    )
    part = Part(event.turn_id, event.text.strip(), event.start_s, event.end_s)
    return part in parts


def _is_stray(state: FlowState, event: events.HeardPart) -> bool:
    """Was it said to a connection that is gone, and read only after the next client came?"""
    return state.present and event.start_s < state.left_s


def _keep_stray(moment: Moment, event: events.HeardPart) -> None:
    """No turn to show or to answer: its words go where they belong, and that is all."""
    state = moment.state
    before = event.start_s < state.moved_on_s and state.answers
    question_id = state.answers[-1].question_id if before else state.question_id
    if question_id is None or event.start_s < state.discarded_s:
        return
    asking.settle(moment)
    moment.record(
        _heard(moment, question_id, event.turn_id, event.text, event.start_s, event.end_s)
    )
    asking.settle(moment)


def _is_stale(state: FlowState, turn_id: str) -> bool:
    is_open = state.turn is not None and state.turn.turn_id == turn_id
    return turn_id in state.ended_turns and not is_open


def _open_turn(moment: Moment, turn_id: str, start_s: float) -> bool:
    """Make this the open turn, where what it says belongs to a question; else False."""
    state = moment.state
    if state.turn is not None and state.turn.turn_id == turn_id:
        return True
    question_id = _answered_by(state, start_s)
    if _is_stale(state, turn_id) or question_id is None:
        return False
    close_turn(moment)
    if state.reopened is not None and state.reopened.question_id != question_id:
        asking.settle(moment)
    moment.become(turn=OpenTurn(turn_id, question_id))
    return True


def _answered_by(state: FlowState, start_s: float) -> str | None:
    """The question that a turn which began at `start_s` answers."""
    if start_s < state.discarded_s:
        return None
    heard = state.open is not None and state.heard_question
    late = state.cut_in or (start_s < state.moved_on_s and not heard)
    if late and state.answers:
        return state.answers[-1].question_id
    return state.question_id


def _keep(moment: Moment, text: str, start_s: float, end_s: float) -> OpenTurn:
    turn = moment.state.turn
    assert turn is not None
    cut_ins = moment.state.cut_ins
    moment.record(_heard(moment, turn.question_id, turn.turn_id, text, start_s, end_s))
    if moment.state.cut_ins > cut_ins:
        # Whoever was not let finish is waited for longer from here on.
        moment.endpoint(hold=moment.state.hold)
    longer = OpenTurn(turn.turn_id, turn.question_id, join(turn.text, text), end_s)
    moment.become(turn=longer)
    return longer


def _heard(
    moment: Moment, question_id: str, turn_id: str, text: str, start_s: float, end_s: float
) -> journal.Heard:
    return journal.Heard(
        at=moment.at,
        at_s=moment.at_s,
        question_id=question_id,
        turn_id=turn_id,
        text=text.strip(),
        start_s=start_s,
        end_s=end_s,
    )


def _tail(state: FlowState, whole: str) -> str:
    """What of a turn's text no part has reported yet."""
    turn = state.turn
    assert turn is not None
    known, words = turn.text.split(), whole.split()
    if plain(" ".join(words[: len(known)])) != plain(turn.text):
        return ""
    return " ".join(words[len(known) :])


def _answer(moment: Moment, turn: OpenTurn) -> None:
    """React to a turn that is over and kept."""
    state = moment.state
    if turn.question_id != state.question_id and not state.cut_in:
        asking.settle(moment)
    if state.pending is not None:
        _answer_pending(moment, turn)
    elif not state.paused and state.open is not None:
        if state.cut_in:
            _answer_cut_in(moment, turn)
        elif turn.question_id == state.question_id:
            _reply(moment, turn.text)


def _answer_pending(moment: Moment, turn: OpenTurn) -> None:
    """Submitting a turn that only asks for something is asking for it."""
    pending = moment.state.pending
    assert pending is not None
    asks = split_request(turn.text) if turn.question_id == moment.state.question_id else None
    if pending.act == "submit" and asks is not None and asks[1]:
        moment.become(pending=None)
        _reply(moment, turn.text)
    else:
        requests.carry_out(moment)


def _answer_cut_in(moment: Moment, turn: OpenTurn) -> None:
    """They spoke on while the next question began: it is more of the answer before."""
    _, request = split_request(turn.text)
    if request == "stop":
        requests.end_now(moment, "candidate", requests.ENDED_BY_WORD)
    elif request == "think":
        _hold(moment)
    elif moment.state.time_up:
        requests.end_now(moment, "agent", "time_limit")
    elif not is_filler(turn.text):
        requests.go_on_after_cut_in(moment)


def _reply(moment: Moment, text: str) -> None:
    state = moment.state
    _, request = split_request(text)
    if request == "stop":
        requests.end_now(moment, "candidate", requests.ENDED_BY_WORD)
    elif state.time_up:
        requests.end_now(moment, "agent", "time_limit")
    elif request == "skip":
        requests.skip_now(moment)
    elif request == "repeat" or (state.offered_repeat and is_consent(text)):
        asking.say_again(moment, phrases.again(state.setup.persona))
    elif request == "think":
        _hold(moment)
    elif not is_filler(text):
        asking.finish(moment)
        asking.move_on(moment)


def _hold(moment: Moment) -> None:
    moment.endpoint(hold=True)
    moment.say("hold", lead=phrases.hold(moment.state.setup.persona))


def utterance_ended(moment: Moment, event: events.UtteranceEnded) -> None:
    """The floor is the candidate's; a question that was cut off too early has not been heard."""
    saying = moment.state.saying
    if saying is None or saying.utterance_id != event.utterance_id:
        return
    moment.become(saying=None)
    if saying.purpose in _WITHOUT_QUESTION or moment.state.heard_question:
        return
    question_words = count_words(saying.text) - saying.lead_words
    enough = saying.lead_words + min(_FIRST_WORDS, question_words)
    if event.interrupted and count_words(event.heard_text) < enough:
        moment.become(cut_in=moment.state.open is not None)
    else:
        moment.become(heard_question=True, cut_in=False)


_WITHOUT_QUESTION: frozenset[commands.Purpose] = frozenset(
    {"nudge", "hold", "acknowledge", "closing"}
)
_ANSWERING_WORDS = 12
"""Words of a turn with which somebody answers and does not only think aloud."""
_FIRST_WORDS = 4
"""A question of which fewer words could be heard has not been put."""
