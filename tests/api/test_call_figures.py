"""How a call went follows from its journal."""

from collections.abc import Sequence

import pytest
from sqlalchemy import select

from agent.interview.restore import restore
from api.calls.figures import NO_FIGURES, NO_TOTALS, Ranges, after, kept_figures
from api.calls.models import CallRow
from api.context import Context
from schemas.call_figures import MOST_TURNS, CallFigures
from schemas.journal import Answered, Event, Heard
from schemas.room import DiscardAnswer
from schemas.turn import TurnParts
from tests.agent.interview.story import LONG, Story, set_up
from tests.api.story import barged_in, joined, left, measured_interview, taken
from tests.api.support import Agent, Person


def replayed(facts: Sequence[Event]) -> CallFigures:
    figures, ranges = NO_FIGURES, dict[str, Ranges]()
    for fact in facts:
        answered = ranges.get(fact.question_id) if isinstance(fact, Heard | Answered) else None
        figures = after(figures, fact, answered)
        if isinstance(fact, Answered):
            ranges[fact.question_id] = fact.ranges
    return figures


def test_a_turn_is_kept_with_its_parts() -> None:
    (kept,) = replayed([taken(move="follow_up")]).turns
    assert (kept.at_s, kept.move, kept.draft) == (2, "follow_up", "hit")
    assert kept.parts == TurnParts(
        listening_s=0.5, reading_s=0.02, choosing_s=0, sounding_s=0.08, whole_s=0.6
    )


def test_what_was_not_answered_aloud_counts_as_a_turn_and_not_as_a_reply() -> None:
    silent = taken(turn_id="t2", move="none", draft=None, first_sample_out_s=None)
    odd = taken(turn_id="t3", draft="miss", text_final_s=2.4)
    figures = replayed([taken(), silent, odd])
    assert [turn.parts for turn in figures.turns][1:] == ["no_reply", "out_of_order"]
    assert figures.totals == NO_TOTALS.model_copy(
        update={
            "turns": 3,
            "drafts_hit": 1,
            "drafts_missed": 1,
            "reply_p50_s": 0.6,
            "reply_p95_s": 0.6,
        }
    )


def test_percentiles_are_replies_that_were_really_given() -> None:
    facts = [taken(first_sample_out_s=2.6 + n / 10) for n in range(10)]
    totals = replayed(facts).totals
    assert (totals.reply_p50_s, totals.reply_p95_s) == (1.0, 1.5)


def test_of_a_call_without_end_the_newest_turns_are_kept() -> None:
    facts = [taken(turn_id=f"t{n}") for n in range(MOST_TURNS + 5)]
    figures = replayed(facts)
    assert figures.totals.turns == MOST_TURNS + 5
    assert [turn.turn_id for turn in figures.turns] == [fact.turn.turn_id for fact in facts[5:]]


def test_who_stopped_the_voice_and_what_only_held_it() -> None:
    totals = replayed([barged_in(), barged_in(false_alarm=True), barged_in()]).totals
    assert (totals.barge_ins, totals.false_alarms) == (2, 1)


def cut_in(story: Story, *, pause_s: float = 0.0) -> None:
    """The first answer goes on over what the interviewer says, in two stretches."""
    story.speak(LONG)
    story.at_s += pause_s
    story.played(heard="All")
    turn_id = story.hear("And one thing more, it also saved us a lot of money.")
    story.end_turn("And time.", turn_id=turn_id)


def cut_in_and_discarded(story: Story) -> None:
    cut_in(story)
    story.client(DiscardAnswer())
    story.played(heard="All")
    story.speak("And it was all for the better in the end.")


def cut_in_later(story: Story) -> None:
    cut_in(story, pause_s=10.0)


@pytest.mark.parametrize("course", [cut_in, cut_in_later, cut_in_and_discarded])
def test_cut_ins_are_those_that_the_interviewer_counts(course: object) -> None:
    assert callable(course)
    story = Story(set_up())
    story.begin()
    course(story)
    facts = story.facts()
    counted = [replayed(facts[:end]).totals.cut_ins for end in range(len(facts))]
    assert counted == [restore(set_up(), facts[:end]).cut_ins for end in range(len(facts))]
    assert max(counted) == (course is not cut_in_later)


async def figures_of(context: Context, call_id: str) -> CallFigures | None:
    async with context.database.reading() as db:
        kept = await db.execute(select(CallRow.figures).where(CallRow.id == call_id))
        found = kept.scalar_one()
    return None if found is None else kept_figures(found)


async def test_they_are_kept_with_the_call(person: Person, agent: Agent, context: Context) -> None:
    interview = await person.create_interview()
    call_id = await person.join(interview["id"])
    assert await figures_of(context, call_id) is None
    await agent.report(call_id, joined())
    assert await figures_of(context, call_id) == NO_FIGURES
    first, second = (question["id"] for question in interview["questions"])
    await agent.report(call_id, left(), *measured_interview(first, second), after=1)
    figures = await figures_of(context, call_id)
    assert figures is not None
    assert figures.totals == NO_TOTALS.model_copy(
        update={
            "turns": 1,
            "drafts_hit": 1,
            "barge_ins": 1,
            "cut_ins": 1,
            "reply_p50_s": 0.6,
            "reply_p95_s": 0.6,
        }
    )
    assert figures.reopened is None


async def test_what_was_said_in_an_earlier_call_is_not_cut_in_on(
    person: Person, agent: Agent, context: Context
) -> None:
    interview = await person.create_interview()
    first, second = (question["id"] for question in interview["questions"])
    story = measured_interview(first, second)
    answered_at = next(n for n, fact in enumerate(story) if isinstance(fact, Answered))
    more = next(n for n, fact in enumerate(story) if isinstance(fact, Heard) and n > answered_at)
    call_id = await person.join(interview["id"])
    await agent.report(call_id, *story[: answered_at + 1], story[-1])
    again = await person.join(interview["id"])
    await agent.report(again, joined(), story[more])
    figures = await figures_of(context, again)
    assert figures is not None
    assert (figures.totals.cut_ins, figures.reopened) == (0, first)
