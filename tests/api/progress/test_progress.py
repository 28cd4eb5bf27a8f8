"""How a person's interviews develop, as far as the rows tell."""

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select, update

from api.answers.models import AnswerRow
from api.context import Context
from api.evaluations.models import EvaluationRow
from api.interviews.models import InterviewRow, QuestionRow
from api.observability.statements import counting
from api.progress.repository import ProgressRepository
from schemas.analytics import Progress
from schemas.results import Delivery, Filler
from tests.api.support import Agent, FakeClock, Person, error_of, finish


async def progress(person: Person, **query: str) -> Progress:
    answer = await person.http.get("/api/analytics/progress", params=query)
    assert answer.status_code == 200, answer.text
    return Progress.model_validate_json(answer.content)


async def finished(
    person: Person, agent: Agent, context: Context, scores: tuple[float, ...] = ()
) -> str:
    """A finished interview, judged with these scores of its first answer, one after the other."""
    interview = await person.create_interview()
    await finish(person, agent, interview)
    async with context.database.writing() as db:
        for number, score in enumerate(scores, 1):
            (await db.get_one(InterviewRow, interview["id"])).overall_score = score
            db.add(evaluation(interview, number, score, context.clock()))
    return interview["id"]


def evaluation(interview: dict[str, Any], number: int, score: float, at: datetime) -> EvaluationRow:
    return EvaluationRow(
        id=f"e-{interview['id']}-{number}",
        interview_id=interview["id"],
        answer_id=f"a-{interview['questions'][0]['id']}",
        number=number,
        status="scored",
        reason=None,
        score=score,
        low=score - 0.5,
        high=score + 0.5,
        transcript="I did it.",
        body=None,
        engine="test",
        model="test",
        prompt_version="1",
        created_at=at,
        finished_at=at,
    )


def measured(words: int, speaking_s: float, fillers: int) -> dict[str, Any]:
    """How an answer was said, as it is kept."""
    delivery = Delivery(
        words=words,
        speaking_s=speaking_s,
        wpm=None,
        wpm_by_10s=(),
        time_to_first_word_s=None,
        pauses=(),
        fillers=tuple(Filler(word="um", at_s=n) for n in range(fillers)),
        filler_percent=None,
    )
    return {"of": "its sound", "delivery": delivery.model_dump(mode="json")}


async def test_before_the_first_interview_nothing_is_known(person: Person) -> None:
    await person.create_interview()
    found = await progress(person)
    assert (found.interviews, found.average, found.reason) == (0, None, "no interview is finished")
    assert (found.trend, found.skills, found.insights, found.next) == ((), (), (), None)


async def test_without_scores_it_says_so(person: Person, agent: Agent, context: Context) -> None:
    await finished(person, agent, context)
    found = await progress(person)
    assert (found.interviews, found.average, found.reason) == (1, None, "no interview has a score")
    assert (found.trend, found.improvement_rate, found.skills) == ((), None, ())


async def test_scores_become_a_trend(
    person: Person, agent: Agent, context: Context, clock: FakeClock
) -> None:
    ids: list[str] = []
    for scores in ((4.0,), (9.0, 5.0), (6.0,)):
        ids.append(await finished(person, agent, context, scores))
        clock.advance(days=1)
    found = await progress(person)
    assert (found.average, found.reason) == (5, None)
    # Of two evaluations of one answer the last one holds.
    points = [(point.interview_id, point.score, point.low, point.high) for point in found.trend]
    assert points == [(ids[0], 4, 3.5, 4.5), (ids[1], 5, 4.5, 5.5), (ids[2], 6, 5.5, 6.5)]
    assert found.improvement_rate == pytest.approx(1)
    assert found.next is not None
    assert {skill.n for skill in found.skills} <= {1, 2, 3}
    assert found.strong == ()
    assert all(skill.score is not None for skill in found.skills)


async def test_each_interview_tells_its_categories(
    person: Person, agent: Agent, context: Context, clock: FakeClock
) -> None:
    for category, score in (("technical", 4.0), ("situational", 6.0), ("technical", 7.0)):
        interview_id = await finished(person, agent, context, (score,))
        async with context.database.writing() as db:
            await db.execute(
                update(QuestionRow)
                .where(QuestionRow.interview_id == interview_id)
                .values(category=category)
            )
        clock.advance(days=1)
    found = await progress(person)
    told = [(one.categories.technical, one.categories.behavioral) for one in found.trend]
    assert told == [(4, None), (None, 6), (7, None)]
    assert (found.categories.technical, found.categories.behavioral) == (5.5, 6)
    assert {one.categories.communication for one in found.trend} == {None}


async def test_a_range_is_from_and_before(
    person: Person, agent: Agent, context: Context, clock: FakeClock
) -> None:
    began = clock()
    for _ in range(3):
        await finished(person, agent, context)
        clock.advance(days=1)
    day = [began.replace(day=began.day + n).isoformat() for n in range(3)]
    narrowed = {"from": day[1], "to": day[2]}
    assert (await progress(person, **narrowed)).interviews == 1
    assert (await progress(person, **{"from": day[1]})).interviews == 2
    answer = await person.http.get("/api/analytics/progress", params={"from": "yesterday"})
    error_of(answer, 422, "does_not_fit", "from")


async def test_pace_is_what_was_measured(person: Person, agent: Agent, context: Context) -> None:
    interview_id = await finished(person, agent, context)
    silent_id = await finished(person, agent, context)
    async with context.database.writing() as db:
        answers = select(AnswerRow).where(AnswerRow.interview_id == interview_id)
        first, second = (await db.execute(answers.limit(2))).scalars()
        first.measured = measured(words=25, speaking_s=8.0, fillers=2)
        second.measured = measured(words=25, speaking_s=12.0, fillers=1)
        silent = select(AnswerRow).where(AnswerRow.interview_id == silent_id).limit(1)
        (await db.execute(silent)).scalar_one().measured = measured(0, 0.0, 0)
    found = await progress(person)
    assert [(point.interview_id, point.wpm) for point in found.pace] == [(interview_id, 150)]
    assert [(point.interview_id, point.percent) for point in found.fillers] == [(interview_id, 6)]


async def test_hints_are_counted_by_interview(
    person: Person, agent: Agent, context: Context, clock: FakeClock
) -> None:
    await finished(person, agent, context)
    assert (await progress(person)).insights == ()
    clock.advance(hours=1)
    last_id = await finished(person, agent, context)
    async with context.database.writing() as db:
        answers = select(AnswerRow).where(AnswerRow.interview_id == last_id)
        told = list((await db.execute(answers)).scalars())
        told[0].hints_used = 1
    counted = sum(not answer.skipped for answer in told)
    [insight] = (await progress(person)).insights
    assert insight.text == (
        f"A hint was shown for 1 of {counted} answers in your last interview,"
        f" against 0 of {counted} before."
    )


async def test_it_is_ones_own_and_what_is_deleted_does_not_count(
    person: Person, stranger: Person, agent: Agent, context: Context
) -> None:
    interview_id = await finished(person, agent, context, (7.0,))
    assert (await progress(stranger)).interviews == 0
    await person.http.delete(f"/api/interviews/{interview_id}")
    found = await progress(person)
    assert (found.interviews, found.average, found.skills) == (0, None, ())


async def test_practice_counts_for_skills_only(
    person: Person, agent: Agent, context: Context
) -> None:
    interview_id = await finished(person, agent, context, (8.0,))
    async with context.database.writing() as db:
        (await db.get_one(InterviewRow, interview_id)).kind = "practice"
    found = await progress(person)
    assert (found.interviews, found.average, found.trend) == (0, None, ())
    assert set(found.strong) == {skill.name for skill in found.skills}
    assert found.next is None


async def test_many_interviews_cost_as_many_queries_as_one(
    person: Person, agent: Agent, context: Context
) -> None:
    costs: list[int] = []
    for count in (1, 9):
        for _ in range(count):
            await finished(person, agent, context, (6.0,))
        with counting() as statements:
            async with context.database.reading() as db:
                owner_id = person.grant["user"]["id"]
                rows = ProgressRepository(db, owner_id, since=None, until=None)
                found = len(await rows.finished()), len(await rows.judged())
                await rows.spoken()
                await rows.helped()
        costs.append(statements.count)
        assert found[0] == found[1]
    assert costs[0] == costs[1] == 4


async def test_it_can_be_polled(person: Person) -> None:
    first = await person.http.get("/api/analytics/progress")
    known = {"If-None-Match": first.headers["etag"]}
    again = await person.http.get("/api/analytics/progress", headers=known)
    assert again.status_code == 304
