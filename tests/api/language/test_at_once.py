"""What else happens while the model thinks, on either database."""

import asyncio
import threading
from collections.abc import AsyncGenerator, Awaitable
from contextlib import asynccontextmanager, suppress
from typing import Any

from sqlalchemy import select
from sqlalchemy.pool import QueuePool

from api.context import Context
from api.quotas.models import UsageRow
from tests.agent.coach.tasks.question_script import JOB, write_from_lines
from tests.api.language.model import Model, everything
from tests.api.support import Person, error_of, eventually
from tests.standins.asked import Asked
from tests.standins.faults import Kind

ORDER: dict[str, Any] = {"job_description": JOB, "interview_type": "mixed", "question_count": 3}
ARRIVES_WITHIN_S = 30.0


@asynccontextmanager
async def under_way(model: Model, asking: Awaitable[object]) -> AsyncGenerator[asyncio.Task[Any]]:
    """Somebody waits for the model, which says nothing."""
    model.app.arrived.clear()
    model.fail(everything(Kind.HANG))
    task = asyncio.ensure_future(asking)
    assert await asyncio.to_thread(model.app.arrived.wait, ARRIVES_WITHIN_S)
    try:
        yield task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def test_nothing_of_the_database_is_held(
    context: Context, person: Person, stranger: Person, model: Model
) -> None:
    pool = context.database.engine.pool
    assert isinstance(pool, QueuePool)
    made = await person.create_interview(**ORDER)
    path = f"/api/interviews/{made['id']}/questions/regenerate"
    post = person.http.post
    for asking in (
        post("/api/interviews/create", json=ORDER),
        post(path),
        post("/api/jobs/analyze", json={"text": JOB}),
    ):
        async with under_way(model, asking) as task:

            async def nothing_held(task: asyncio.Task[Any] = task) -> bool:
                assert not task.done()
                return pool.checkedout() == 0

            await eventually(nothing_held)
            renamed = await stranger.http.put("/api/users/me", json={"name": "Somebody"})
            assert renamed.status_code == 200
            assert not task.done()
        model.fail(())


async def test_one_key_makes_one_interview_and_counts_once(
    context: Context, person: Person, model: Model
) -> None:
    key = {"Idempotency-Key": "k"}
    answers = await asyncio.gather(
        *(person.http.post("/api/interviews/create", json=ORDER, headers=key) for _ in range(3))
    )
    assert [answer.status_code for answer in answers] == [201] * 3
    [first, *others] = [answer.json() for answer in answers]
    assert others == [first, first]
    [listed] = (await person.http.get("/api/interviews")).json()["items"]
    assert listed["questions"] == first["questions"]
    async with context.database.reading() as db:
        used = select(UsageRow.amount).where(UsageRow.kind == "interviews")
        assert (await db.execute(used)).scalars().all() == [1.0]


async def test_questions_that_changed_meanwhile_stay(person: Person, model: Model) -> None:
    made = await person.create_interview(**ORDER)
    path = f"/api/interviews/{made['id']}/questions"
    first, second, _ = (one["id"] for one in made["questions"])
    go_on = threading.Event()

    def when_told(asked: Asked) -> Any:
        go_on.wait()
        return write_from_lines(asked)

    model.answers["WrittenSet"] = when_told
    model.app.arrived.clear()
    regenerating = asyncio.create_task(person.http.post(f"{path}/regenerate"))
    try:
        assert await asyncio.to_thread(model.app.arrived.wait, ARRIVES_WITHIN_S)
        await person.http.delete(f"{path}/{second}")
        await person.http.patch(f"{path}/{first}", json={"text": "Why do you want this job?"})
    finally:
        go_on.set()
    error_of(await regenerating, 409, "wrong_state")
    questions = (await person.http.get(f"/api/interviews/{made['id']}")).json()["questions"]
    assert [one["text"] for one in questions] == [
        "Why do you want this job?",
        made["questions"][2]["text"],
    ]
