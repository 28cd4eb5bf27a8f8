"""The part of the state that follows from the journal, one fact at a time.

The live flow changes it in no other way than by the facts it records, so a process that reads the
journal stands where the one that wrote it stood.
"""

from collections.abc import Sequence
from dataclasses import replace

from agent.interview.answers import Answer, Part
from agent.interview.cut_in import went_on
from agent.interview.state import FlowState, Open, Preferences, Reopened, SetUp
from schemas import journal


class UnknownQuestion(ValueError):
    """The journal speaks of a question that the interview does not have."""


def restore(
    setup: SetUp, facts: Sequence[journal.Event], earlier: Sequence[journal.Event] = ()
) -> FlowState:
    """The state in which a process goes on with a call, nobody being there yet.

    facts: any beginning of the call's journal. earlier: the journals of the interview's earlier
    calls, whose positions count in audio of their own. Raises UnknownQuestion.
    """
    state = FlowState(setup)
    for call in (*_calls(earlier), facts):
        # Time ran until the last fact of a call: a crash leaves no other trace.
        state = _without_positions(stop_clock(state, state.last_fact_s))
        for fact in call:
            state = apply(state, fact)
    # Whoever was there is gone with the process that served them. Their time stops with the next
    # one to come: what they said last may still be read, and counts.
    return replace(state, present=False)


def _calls(facts: Sequence[journal.Event]) -> list[list[journal.Event]]:
    """The journals of calls that follow each other: each counts from 1."""
    calls: list[list[journal.Event]] = []
    for fact in facts:
        if fact.seq == 1 or not calls:
            calls.append([])
        calls[-1].append(fact)
    return calls


def _without_positions(state: FlowState) -> FlowState:
    """What was said stays; where it lies in another call's audio means nothing in the next."""
    opened, reopened = state.open, state.reopened
    return replace(
        state,
        last_fact_s=0.0,
        moved_on_s=0.0,
        discarded_s=0.0,
        left_s=0.0,
        answers=tuple(replace(answer, ranges=()) for answer in state.answers),
        cut_ins=0,
        open=opened and replace(opened, parts=_nowhere(opened.parts)),
        reopened=reopened and replace(reopened, parts=_nowhere(reopened.parts)),
    )


def _nowhere(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    return tuple(replace(part, start_s=0.0, end_s=0.0) for part in parts)


def apply(state: FlowState, fact: journal.Event) -> FlowState:
    """The state after `fact`. Raises UnknownQuestion."""
    after = _apply(state, fact)
    return replace(after, last_fact_s=max(state.last_fact_s, fact.at_s))


def start_clock(state: FlowState, at_s: float) -> FlowState:
    """Time counts from `at_s` where it is the interview's: begun, not over, not paused."""
    if state.stage != "asking" or state.paused or not state.present:
        return state
    return replace(state, running_since_s=at_s)


def stop_clock(state: FlowState, at_s: float) -> FlowState:
    """Time stands still from `at_s`."""
    return replace(state, elapsed_s=state.elapsed(at_s), running_since_s=None)


def _apply(state: FlowState, fact: journal.Event) -> FlowState:
    match fact:
        case journal.Asked():
            return _asked(state, fact)
        case journal.Heard():
            return _heard(state, fact)
        case journal.Discarded():
            return _discarded(state, fact.question_id)
        case journal.Answered():
            return _answered(state, fact)
        case journal.Edited():
            return _edited(state, fact)
        case journal.Bookmarked(question_id=marked, on=on):
            bookmarks = state.bookmarks | {marked} if on else state.bookmarks - {marked}
            return replace(state, bookmarks=bookmarks)
        case journal.Hinted() if state.open is not None:
            used = state.open.hints_used + 1
            return replace(state, open=replace(state.open, hints_used=used))
        case journal.Preferred(patience=patience, turn_mode=mode, hints=hints):
            return replace(state, wants=Preferences(patience, mode, hints))
        case _:
            return _course(state, fact)


def _course(state: FlowState, fact: journal.Event) -> FlowState:
    """Facts about the course of the call."""
    match fact:
        case journal.Joined():
            still = stop_clock(state, state.last_fact_s)
            here = replace(still, present=True, joins=state.joins + 1, typing_only=fact.typing_only)
            return start_clock(here, fact.at_s)
        case journal.Left():
            return replace(stop_clock(state, fact.at_s), present=False)
        case journal.Began():
            return start_clock(replace(state, stage="asking"), fact.at_s)
        case journal.Paused():
            return replace(stop_clock(state, fact.at_s), paused=True)
        case journal.Resumed():
            return start_clock(replace(state, paused=False), fact.at_s)
        case journal.Completed():
            still = stop_clock(state, fact.at_s)
            return replace(still, stage="done", open=None, paused=False)
        case journal.CallEnded(by=by, reason=reason):
            return replace(state, ended_by=by, end_reason=reason)
        case _:
            return state


def _asked(state: FlowState, fact: journal.Asked) -> FlowState:
    main_id = fact.parent_id or fact.question_id
    main = next((q for q in state.setup.questions if q.id == main_id), None)
    if main is None:
        raise UnknownQuestion(main_id)
    question = replace(main, id=fact.question_id, text=fact.text, parent_id=fact.parent_id)
    return replace(state, open=Open(question), asked=(*state.asked, question))


def _heard(state: FlowState, fact: journal.Heard) -> FlowState:
    part = Part(fact.turn_id, fact.text, fact.start_s, fact.end_s)
    state = replace(state, ended_turns=state.ended_turns | {fact.turn_id})
    if state.open is not None and fact.question_id == state.open.question.id:
        return replace(state, open=replace(state.open, parts=(*state.open.parts, part)))
    cut_ins = state.cut_ins + _is_cut_in(state, fact)
    more = state.reopened or Reopened(fact.question_id)
    return replace(state, reopened=replace(more, parts=(*more.parts, part)), cut_ins=cut_ins)


def _is_cut_in(state: FlowState, fact: journal.Heard) -> bool:
    answer = state.answer_to(fact.question_id)
    return state.reopened is None and answer is not None and went_on(fact, answer.ranges)


def _discarded(state: FlowState, question_id: str) -> FlowState:
    if state.reopened is not None and state.reopened.question_id == question_id:
        return replace(state, reopened=None)
    if state.open is not None and state.open.question.id == question_id:
        return replace(state, open=replace(state.open, parts=()))
    return state


def _answered(state: FlowState, fact: journal.Answered) -> FlowState:
    before = state.answer_to(fact.question_id)
    answer = Answer(
        answer_id=fact.answer_id,
        question_id=fact.question_id,
        text=fact.text,
        typed=fact.typed,
        skipped=fact.skipped,
        ranges=fact.ranges,
        hints_used=fact.hints_used,
        edited=None if before is None else before.edited,
    )
    if before is not None:
        answers = tuple(answer if a is before else a for a in state.answers)
        return replace(state, answers=answers, reopened=None)
    still_open = None if state.question_id == fact.question_id else state.open
    return replace(state, answers=(*state.answers, answer), open=still_open)


def _edited(state: FlowState, fact: journal.Edited) -> FlowState:
    return replace(
        state,
        answers=tuple(
            replace(a, edited=fact.text) if a.answer_id == fact.answer_id else a
            for a in state.answers
        ),
    )
