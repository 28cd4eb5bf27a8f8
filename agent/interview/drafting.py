"""The follow-up is chosen while the candidate speaks, and its sound made before they end.

The rules choose one at every caption. Where there is a language model it is asked meanwhile; what
it gives goes before their choice as long as it fits what has been said.
"""

from dataclasses import replace
from typing import Final

from agent.coach.tasks.follow_up import SoFar
from agent.interview import commands, events, phrases
from agent.interview.aid import Verdict
from agent.interview.follow_up import FollowUp, follow_up_to
from agent.interview.moment import Moment
from agent.interview.state import Draft, FlowState, Question
from agent.interview.words import join

MOST_PREPARED: Final = 4
"""Follow-ups in words of one answer whose sound is made; most drafts are dropped."""


def draft(moment: Moment, said: str) -> None:
    """Choose the follow-up to what has been said of the open answer, and have its sound made.

    In a pause that may be the last at once, before that only where a longer text gives the same.
    """
    state = moment.state
    before = state.draft
    if state.open is None or (before is not None and before.said == said):
        return
    if not state.may_follow_up(state.open.question):
        return
    verdict = _verdict(state, said)
    _draft(moment, state.open.question, said, verdict)
    if verdict is None:
        _ask_model(moment, state.open.question, said)


def worded(moment: Moment, event: events.FollowUpWorded) -> None:
    """The language model has answered; what comes for an answer that is over changes nothing."""
    state = moment.state
    if state.open is None or state.question_id != event.question_id:
        return
    if event.so_far != state.aid.asking:
        return
    moment.become(aid=replace(state.aid, asking=None))
    if event.found is None:
        return
    verdict = Verdict(event.so_far, event.found, event.by)
    moment.become(aid=replace(moment.state.aid, verdict=verdict))
    if state.draft is not None and verdict.fits(state.draft.said):
        _draft(moment, state.open.question, state.draft.said, verdict)


def follow_up_for(state: FlowState, question: Question, answer: str) -> FollowUp | None:
    """The follow-up that a finished answer asks for: the draft, where it was made for this text.

    Else the rules', which take no time.
    """
    if not state.may_follow_up(question):
        return None
    if state.draft is not None and state.draft.said == answer:
        return state.draft.follow_up
    return _by_rules(state, question, answer)


def lead_to(state: FlowState, follow_up: FollowUp) -> str:
    """What is said before it: its sound is there, while that of the follow-up may not be."""
    return phrases.before_follow_up(state.setup.persona) if follow_up.leans else ""


def so_far(state: FlowState, question: Question, said: str) -> SoFar:
    """What a language model is told of the open answer."""
    others = (*(one.text for one in state.setup.questions), *state.follow_ups)
    asked = tuple(text for text in dict.fromkeys(others) if text != question.text)
    return SoFar(question.text, said, asked, state.setup.resume)


def _draft(moment: Moment, question: Question, said: str, verdict: Verdict | None) -> None:
    state = moment.state
    before = state.draft
    chosen = _by_rules(state, question, said) if verdict is None else verdict.follow_up
    prepared = () if before is None else before.prepared
    steady = not state.candidate_speaking or (before is not None and before.follow_up == chosen)
    if chosen is not None and chosen.leans and (steady or verdict is not None):
        text = join(lead_to(state, chosen), chosen.text)
        if text not in prepared and len(prepared) < MOST_PREPARED:
            moment.command(commands.Prepare((text,)))
            prepared = (*prepared, text)
    moment.become(draft=Draft(said, chosen, prepared))


def _ask_model(moment: Moment, question: Question, said: str) -> None:
    state = moment.state
    speaking = state.candidate_speaking
    if not state.setup.has_model or not state.aid.may_ask(said, moment.at_s, speaking=speaking):
        return
    wanted = so_far(state, question, said)
    moment.become(aid=state.aid.asks(wanted, moment.at_s))
    moment.command(commands.WordFollowUp(question.id, wanted))


def _verdict(state: FlowState, said: str) -> Verdict | None:
    """The language model's, where it fits this text."""
    verdict = state.aid.verdict
    return verdict if verdict is not None and verdict.fits(said) else None


def _by_rules(state: FlowState, question: Question, said: str) -> FollowUp | None:
    return follow_up_to(said, question.category, state.setup.background, state.follow_ups)
