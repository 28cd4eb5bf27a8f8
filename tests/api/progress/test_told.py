"""A language model puts the figures of progress into words, in the background."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import func, select, update

from api.context import Context
from api.evaluations.models import EvaluationRow
from api.interviews.models import InterviewRow
from api.jobs.models import JobRow
from api.observability.statements import counting
from api.progress import service, telling
from api.progress.models import ToldRow
from api.progress.telling import AGAIN, TELL_INSIGHTS, TRIES
from api.settings import Settings
from schemas.analytics import Insight
from tests.agent.coach.tasks.wired import KEY, by_shape
from tests.api.progress.test_progress import finished, progress
from tests.api.support import Agent, FakeClock, Person, eventually, settled
from tests.standins.asked import Asked
from tests.standins.faults import Fault, Kind, always
from tests.standins.openai import MODEL, OpenAI
from tests.standins.serving import standin

SENTENCE = "Your average is 6, and it can be practised from here."
TOLD = {"text": SENTENCE, "figures": ["average_score"]}
UNTRUE = {"text": "Your average rose to 9.", "figures": ["average_score"]}


async def judged(person: Person, agent: Agent, context: Context, score: float | None) -> str:
    """A finished interview with this score, whose questions and job no model has seen."""
    context.page_language, language = None, context.page_language
    scores = () if score is None else (score,)
    interview_id = await finished(person, agent, context, scores)
    context.page_language = language
    return interview_id


class Model:
    """What the provider's model says; anything at all may be set."""

    def __init__(self) -> None:
        self.says: Any = {"sentences": [TOLD]}
        self.app = OpenAI(by_shape({"Insights": self._say}), key=KEY)

    def _say(self, _: Asked) -> Any:
        return self.says

    @property
    def asked(self) -> int:
        return len(self.app.requests)


@pytest.fixture
async def model() -> Model:
    return Model()


@pytest.fixture
async def settings(settings: Settings, model: Model) -> AsyncIterator[Settings]:
    async with standin(model.app) as origin:
        keys = {"llm_base_url": f"{origin}/v1", "llm_api_key": KEY, "llm_model": MODEL}
        yield Settings.model_validate({**settings.model_dump(), **keys})


async def said(person: Person, context: Context, **query: str) -> list[str]:
    """The sentences now; what is to be done about them is done after that."""
    found = await progress(person, **query)
    await settled(context.database)
    return [one.text for one in found.insights]


async def jobs(context: Context) -> list[tuple[str, int]]:
    """How each stands, and how often it was begun."""
    async with context.database.reading() as db:
        query = select(JobRow.status, JobRow.attempts).where(JobRow.kind == TELL_INSIGHTS)
        return [(row[0], row[1]) for row in await db.execute(query)]


async def test_its_sentences_come_with_their_figures_once_they_are_there(
    person: Person, agent: Agent, context: Context, model: Model
) -> None:
    await judged(person, agent, context, 6.0)
    assert await said(person, context) == []
    found = await progress(person)
    assert found.insights == (Insight(text=SENTENCE, figures={"average_score": 6.0}),)
    assert await said(person, context) == [SENTENCE]
    assert model.asked == 1
    assert await jobs(context) == [("done", 1)]


async def test_other_figures_are_other_sentences(
    person: Person, agent: Agent, context: Context, model: Model, clock: FakeClock
) -> None:
    began = clock().isoformat()
    await judged(person, agent, context, 6.0)
    await said(person, context)
    clock.advance(days=1)
    await judged(person, agent, context, 8.0)
    model.says = {"sentences": [{**TOLD, "text": SENTENCE.replace("6", "7")}]}
    assert await said(person, context) == []
    assert await said(person, context) == [SENTENCE.replace("6", "7")]
    until = {"from": began, "to": clock().isoformat()}
    assert await said(person, context, **until) == [SENTENCE], "these are the figures of before"
    assert model.asked == 2


async def test_what_the_figures_do_not_bear_out_is_not_said(
    person: Person, agent: Agent, context: Context, model: Model
) -> None:
    await judged(person, agent, context, 6.0)
    model.says = {"sentences": [UNTRUE]}
    assert await said(person, context) == []
    assert await said(person, context) == []
    assert model.asked == 1


async def test_nothing_is_asked_where_there_is_nothing_to_say(
    person: Person, agent: Agent, context: Context, model: Model
) -> None:
    assert await said(person, context) == []
    await judged(person, agent, context, None)
    assert await said(person, context) == []
    assert model.asked == 0
    assert await jobs(context) == []


async def three_interviews(
    person: Person, agent: Agent, context: Context, clock: FakeClock
) -> list[str]:
    """What the rules say of them."""
    for score in (3.0, 6.0, 9.0):
        await judged(person, agent, context, score)
        clock.advance(days=1)
    return ["Over 3 interviews your scores rose by 6.0 points."]


async def test_while_it_fails_the_rules_say_it_and_later_it_is_asked_again(
    person: Person, agent: Agent, context: Context, model: Model, clock: FakeClock
) -> None:
    by_rules = await three_interviews(person, agent, context, clock)
    model.app.faults.script = always(Fault(Kind.MALFORMED))
    assert await said(person, context) == by_rules
    assert await said(person, context) == by_rules
    asked = model.asked
    assert await jobs(context) == [("done", 1)]
    model.app.faults.script = ()
    assert await said(person, context) == by_rules
    assert model.asked == asked, "not at every look"
    clock.advance(seconds=AGAIN.total_seconds())
    assert await said(person, context) == by_rules
    assert await said(person, context) == [SENTENCE]


async def test_what_may_pass_is_tried_again_in_the_background(
    person: Person, agent: Agent, context: Context, model: Model, clock: FakeClock
) -> None:
    by_rules = await three_interviews(person, agent, context, clock)
    model.app.faults.script = always(Fault(Kind.ERROR))
    assert await said(person, context) == by_rules

    async def over() -> bool:
        clock.advance(minutes=1)
        return await jobs(context) == [("done", TRIES)]

    await eventually(over)
    assert await said(person, context) == by_rules


async def test_nobody_has_it_asked_without_end(
    person: Person,
    agent: Agent,
    context: Context,
    model: Model,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    most = 3
    for module in (service, telling):
        monkeypatch.setattr(module, "MOST_A_DAY", most)
    interview_id = await judged(person, agent, context, 6.0)
    for number in range(most + 2):
        async with context.database.writing() as db:
            await db.execute(update(EvaluationRow).values(score=5 + number / 4))
            row = await db.get_one(InterviewRow, interview_id)
            row.overall_score = 5 + number / 4
        await said(person, context)
        clock.advance(minutes=1)
    assert model.asked == most
    clock.advance(days=1)
    await said(person, context)
    assert model.asked == most + 1
    async with context.database.reading() as db:
        kept = (await db.execute(select(func.count()).select_from(ToldRow))).scalar_one()
    assert kept == most


async def test_it_is_ones_own(
    person: Person, stranger: Person, agent: Agent, context: Context, model: Model
) -> None:
    for one in (person, stranger):
        await judged(one, agent, context, 6.0)
        await said(one, context)
    assert model.asked == 2, "what was said to somebody is said to nobody else"
    assert await said(person, context) == await said(stranger, context) == [SENTENCE]


async def test_many_interviews_cost_as_many_queries_as_one(
    person: Person, agent: Agent, context: Context
) -> None:
    costs: list[int] = []
    for count in (1, 6):
        for _ in range(count):
            await judged(person, agent, context, 6.0)
        await said(person, context)
        with counting() as statements:
            assert (await progress(person)).insights
        costs.append(statements.count)
    assert costs[0] == costs[1]
