"""Passwords: signing in with them, changing them, getting new ones by mail."""

import asyncio
import statistics
import time
from contextlib import aclosing

import httpx
import pytest
from fastapi import FastAPI
from pwdlib.hashers.argon2 import Argon2Hasher

from api.accounts.models import UserRow
from api.accounts.passwords import Passwords
from api.context import Context
from tests.api.accounts.people import (
    EMAIL,
    NEW_PASSWORD,
    PASSWORD,
    bearer,
    letters,
    link_in,
    log_in,
    post,
    register,
)
from tests.api.support import FakeClock, Person, client, error_of


async def test_a_wrong_password_and_an_unknown_account_look_the_same(app: FastAPI) -> None:
    jane = await register(app)
    await jane.http.aclose()
    wrong = error_of(await log_in(app, password="wrong one"), 401, "wrong_credentials")
    unknown = error_of(await log_in(app, "john@example.org"), 401, "wrong_credentials")
    assert wrong == unknown


async def test_an_account_without_a_password_cannot_be_signed_in_to(
    app: FastAPI, context: Context, clock: FakeClock
) -> None:
    async with context.database.writing() as db:
        db.add(
            UserRow(id="u", email=EMAIL, name="n", role="user", guest=False, created_at=clock.now)
        )
    error_of(await log_in(app), 401, "wrong_credentials")


async def test_an_outdated_hash_is_renewed_when_its_owner_signs_in(
    app: FastAPI, context: Context
) -> None:
    jane = await register(app)
    await jane.http.aclose()
    outdated = Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1)
    async with context.database.writing() as db:
        user = await db.get_one(UserRow, jane.grant["user"]["id"])
        user.password_hash = outdated.hash(PASSWORD)
    assert (await log_in(app)).status_code == 200
    async with context.database.reading() as db:
        user = await db.get_one(UserRow, jane.grant["user"]["id"])
        assert user.password_hash is not None
        assert "m=47104,t=2,p=1" in user.password_hash
    assert (await log_in(app)).status_code == 200


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_checking_takes_as_long_where_there_is_no_account(app: FastAPI) -> None:
    jane = await register(app)
    await jane.http.aclose()
    took: dict[str, list[float]] = {EMAIL: [], "john@example.org": []}
    for _ in range(3):
        for email, times in took.items():
            began = time.process_time()
            error_of(await log_in(app, email, "wrong one"), 401, "wrong_credentials")
            times.append(time.process_time() - began)
    known, unknown = (statistics.median(times) for times in took.values())
    # Work done, not time passed: other processes do not disturb it. Without it, a tenth.
    assert unknown > known / 2


async def test_changing_the_password_ends_every_other_sign_in(app: FastAPI) -> None:
    jane = await register(app)
    phone = bearer((await log_in(app)).json())
    async with aclosing(jane.http) as http:
        changed = await _change(http, PASSWORD, NEW_PASSWORD)
        assert changed.status_code == 204, changed.text
        assert (await http.get("/api/auth/me")).status_code == 200
        over = await http.get("/api/auth/me", headers=phone)
        error_of(over, 401, "not_signed_in")
    error_of(await log_in(app), 401, "wrong_credentials")
    assert (await log_in(app, password=NEW_PASSWORD)).status_code == 200


async def test_changing_the_password_needs_the_present_one(app: FastAPI) -> None:
    jane = await register(app)
    async with aclosing(jane.http) as http:
        refused = await _change(http, "wrong one", NEW_PASSWORD)
        error_of(refused, 422, "wrong_password", "current")
        common = await _change(http, PASSWORD, "password1")
        error_of(common, 422, "common_password", "new")
    assert (await log_in(app)).status_code == 200


async def test_a_guest_has_no_password(person: Person) -> None:
    error_of(await _change(person.http, "anything", NEW_PASSWORD), 409, "wrong_state")


async def _change(http: httpx.AsyncClient, current: str, new: str) -> httpx.Response:
    return await http.post("/api/auth/password", json={"current": current, "new": new})


async def test_a_new_password_by_mail(app: FastAPI, context: Context) -> None:
    jane = await register(app)
    async with aclosing(jane.http) as http:
        user_id = jane.grant["user"]["id"]
        await post(context, user_id, 1)
        assert (await _forgot(app, "JANE@example.org")).status_code == 202
        *_, letter = await post(context, user_id, 2)
        page, token = link_in(letter)
        assert page.endswith("/reset-password")
        assert letter["To"] == EMAIL
        assert (await _reset(app, token)).status_code == 204
        # Whoever held a sign-in before holds none now.
        error_of(await http.get("/api/auth/me"), 401, "not_signed_in")
    error_of(await log_in(app), 401, "wrong_credentials")
    again = await log_in(app, password=NEW_PASSWORD)
    assert again.status_code == 200
    async with client(app, bearer(again.json())) as http:
        # Who reads mail to an address has shown it to be theirs.
        assert (await http.get("/api/users/me")).json()["verified"] is True
    error_of(await _reset(app, token), 410, "link_over", "token")


async def test_asking_for_an_unknown_address_looks_the_same(app: FastAPI, context: Context) -> None:
    jane = await register(app)
    await jane.http.aclose()
    await post(context, jane.grant["user"]["id"], 1)
    known = await _forgot(app, EMAIL)
    unknown = await _forgot(app, "john@example.org")
    assert (known.status_code, known.content) == (unknown.status_code, unknown.content)
    assert known.status_code == 202
    written = await post(context, jane.grant["user"]["id"], 2)
    assert [letter["To"] for letter in written] == [EMAIL, EMAIL]


async def test_only_the_newest_link_works(app: FastAPI, context: Context, clock: FakeClock) -> None:
    jane = await register(app)
    await jane.http.aclose()
    user_id = jane.grant["user"]["id"]
    await post(context, user_id, 1)
    tokens: list[str] = []
    for count in (2, 3):
        await _forgot(app, EMAIL)
        tokens.append(link_in((await post(context, user_id, count))[-1])[1])
    error_of(await _reset(app, tokens[0]), 410, "link_over", "token")
    refused = await _reset(app, tokens[1], "password")
    error_of(refused, 422, "common_password", "password")
    clock.advance(minutes=59)
    assert (await _reset(app, tokens[1])).status_code == 204


async def test_a_link_ends_after_an_hour(app: FastAPI, context: Context, clock: FakeClock) -> None:
    jane = await register(app)
    await jane.http.aclose()
    await post(context, jane.grant["user"]["id"], 1)
    await _forgot(app, EMAIL)
    *_, letter = await post(context, jane.grant["user"]["id"], 2)
    clock.advance(minutes=60)
    error_of(await _reset(app, link_in(letter)[1]), 410, "link_over", "token")
    # The link of one purpose does not serve another.
    verify = next(link for link in map(link_in, letters(context)) if "verify" in link[0])
    error_of(await _reset(app, verify[1]), 410, "link_over", "token")


async def test_of_two_at_once_one_can_use_a_link(app: FastAPI, context: Context) -> None:
    jane = await register(app)
    await jane.http.aclose()
    await post(context, jane.grant["user"]["id"], 1)
    await _forgot(app, EMAIL)
    *_, letter = await post(context, jane.grant["user"]["id"], 2)
    token = link_in(letter)[1]
    answers = await asyncio.gather(_reset(app, token), _reset(app, token, "seven red bottles"))
    assert sorted(answer.status_code for answer in answers) == [204, 410]


async def _forgot(app: FastAPI, email: str) -> httpx.Response:
    async with client(app) as http:
        return await http.post("/api/auth/forgot", json={"email": email})


async def _reset(app: FastAPI, token: str, password: str = NEW_PASSWORD) -> httpx.Response:
    async with client(app) as http:
        body = {"token": token, "password": password}
        return await http.post("/api/auth/reset", json=body)


async def test_too_many_at_once_are_told_to_come_back(app: FastAPI, context: Context) -> None:
    jane = await register(app)
    await jane.http.aclose()
    context.passwords.close()
    context.passwords = Passwords(at_once=1, waiting=1)
    answers = await asyncio.gather(*(log_in(app) for _ in range(5)))
    statuses = sorted(answer.status_code for answer in answers)
    assert statuses[:2] == [200, 200]
    assert statuses[-1] == 503
    busy = next(answer for answer in answers if answer.status_code == 503)
    error_of(busy, 503, "unavailable")
    assert int(busy.headers["retry-after"]) > 0
    # Places are given back.
    assert (await log_in(app)).status_code == 200
