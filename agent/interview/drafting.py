"""The follow-up is chosen while the candidate speaks, and its sound made before they end."""

from typing import Final

from agent.interview import commands, phrases
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
    chosen = _choose(state, state.open.question, said)
    prepared = () if before is None else before.prepared
    steady = not state.candidate_speaking or (before is not None and before.follow_up == chosen)
    if chosen is not None and chosen.leans and steady:
        text = join(lead_to(state, chosen), chosen.text)
        if text not in prepared and len(prepared) < MOST_PREPARED:
            moment.command(commands.Prepare((text,)))
            prepared = (*prepared, text)
    moment.become(draft=Draft(said, chosen, prepared))


def follow_up_for(state: FlowState, question: Question, answer: str) -> FollowUp | None:
    """The follow-up that a finished answer asks for: the draft, where it was made for this text."""
    if not state.may_follow_up(question):
        return None
    if state.draft is not None and state.draft.said == answer:
        return state.draft.follow_up
    return _choose(state, question, answer)


def lead_to(state: FlowState, follow_up: FollowUp) -> str:
    """What is said before it: its sound is there, while that of the follow-up may not be."""
    return phrases.before_follow_up(state.setup.persona) if follow_up.leans else ""


def _choose(state: FlowState, question: Question, said: str) -> FollowUp | None:
    return follow_up_to(said, question.category, state.setup.background, state.follow_ups)
