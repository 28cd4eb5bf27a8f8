"""Lists cost the same number of statements with one row and with fifty."""

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar

import pytest
from sqlalchemy import event

from api.context import Context
from tests.api.support import Agent, Person, finish

_OURS = ContextVar("ours", default=False)


@contextmanager
def counted(context: Context) -> Generator[list[str]]:
    """The statements that this task sends to the database; what goes on beside it sends others."""
    seen: list[str] = []

    def note(*details: object) -> None:
        if _OURS.get():
            seen.append(str(details[2]))

    engine = context.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    token = _OURS.set(True)
    try:
        yield seen
    finally:
        _OURS.reset(token)
        event.remove(engine, "before_cursor_execute", note)


async def cost(context: Context, person: Person, path: str) -> int:
    with counted(context) as seen:
        answer = await person.http.get(path)
    assert answer.status_code == 200, answer.text
    assert seen
    return len(seen)


@pytest.mark.parametrize("path", ["/api/interviews?limit=100", "/api/bookmarks?limit=100"])
async def test_a_list_of_fifty_costs_what_a_list_of_one_costs(
    context: Context, person: Person, path: str
) -> None:
    async def one_more() -> None:
        interview = await person.create_interview()
        await person.http.put(f"/api/questions/{interview['questions'][0]['id']}/bookmark")

    await one_more()
    one = await cost(context, person, path)
    for _ in range(49):
        await one_more()
    assert len((await person.http.get(path)).json()["items"]) == 50
    assert await cost(context, person, path) == one


async def test_results_cost_the_same_however_many_attempts(
    context: Context, person: Person, agent: Agent
) -> None:
    interview = await person.create_interview()
    await finish(person, agent, interview)
    path = f"/api/interviews/{interview['id']}/results"
    before = await cost(context, person, path)
    for _ in range(5):
        body = {"question_id": interview["questions"][0]["id"]}
        await person.http.post("/api/practice", json=body)
    assert await cost(context, person, path) == before
