"""What one person may use in a day."""

import asyncio

import pytest
from fastapi import FastAPI

from api.context import Context
from api.quotas.service import QuotaReached, Quotas
from api.settings import Settings
from tests.api.support import FakeClock, Person

DAY_S = 24 * 3600


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Small ones."""
    return settings.model_copy(update={"quota_uploads": 2, "quota_minutes": 30})


@pytest.fixture
def quotas(context: Context) -> Quotas:
    return context.quotas


def user_id(person: Person) -> str:
    return person.grant["user"]["id"]


async def take(context: Context, person: Person) -> None:
    async with context.database.writing() as db:
        await context.quotas.take(db, user_id(person), "uploads")


async def test_a_day_allows_so_many(
    context: Context, person: Person, stranger: Person, clock: FakeClock
) -> None:
    await take(context, person)
    await take(context, person)
    with pytest.raises(QuotaReached, match="uploaded 2 files today") as refused:
        await take(context, person)
    # The clock stands at 03:04:05.
    assert refused.value.headers == {"Retry-After": str(DAY_S - (3 * 3600 + 4 * 60 + 5))}
    # One person's use is not another's, and not that of something else.
    await take(context, stranger)
    async with context.database.writing() as db:
        await context.quotas.take(db, user_id(person), "interviews")
    clock.advance(hours=21)
    await take(context, person)


async def test_what_failed_was_not_used(context: Context, person: Person) -> None:
    for _ in range(3):
        with pytest.raises(RuntimeError):
            await _take_and_fail(context, person)
    await take(context, person)
    await take(context, person)


async def _take_and_fail(context: Context, person: Person) -> None:
    async with context.database.writing() as db:
        await context.quotas.take(db, user_id(person), "uploads")
        raise RuntimeError


async def test_of_many_at_once_as_many_as_allowed(context: Context, person: Person) -> None:
    results = await asyncio.gather(
        *(take(context, person) for _ in range(8)), return_exceptions=True
    )
    assert sorted(type(result).__name__ for result in results) == [
        *["NoneType"] * 2,
        *["QuotaReached"] * 6,
    ]


async def test_minutes_are_counted_afterwards(
    context: Context, person: Person, quotas: Quotas
) -> None:
    for minutes in (12.5, 17.4):
        async with context.database.writing() as db:
            await quotas.check(db, user_id(person), "minutes")
            await quotas.note(db, user_id(person), "minutes", minutes)
    async with context.database.writing() as db:
        await quotas.check(db, user_id(person), "minutes")
        # A call may be longer than what was left.
        await quotas.note(db, user_id(person), "minutes", 5)
    async with context.database.reading() as db:
        with pytest.raises(QuotaReached, match="used 30 minutes of speech today"):
            await quotas.check(db, user_id(person), "minutes")


async def test_it_goes_with_the_person(app: FastAPI, context: Context, person: Person) -> None:
    await take(context, person)
    async with context.database.writing() as db:
        connection = await db.connection()
        await connection.exec_driver_sql('DELETE FROM "user"')
        rows = await connection.exec_driver_sql("SELECT count(*) FROM usage")
        assert rows.scalar_one() == 0
