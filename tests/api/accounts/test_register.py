"""Accounts begin: from nothing, or from a guest."""

import asyncio
from contextlib import aclosing

import httpx
import pytest
from fastapi import FastAPI

from api.context import Context
from tests.api.accounts.people import (
    EMAIL,
    PASSWORD,
    bearer,
    link_in,
    log_in,
    post,
    register,
    registration,
)
from tests.api.support import FakeClock, Person, client, error_of

REGISTER = "/api/auth/register"


async def test_an_account_is_signed_in_at_once(app: FastAPI) -> None:
    jane = await register(app)
    async with aclosing(jane.http) as http:
        user = jane.grant["user"]
        assert (user["email"], user["name"], user["guest"]) == (EMAIL, "Jane", False)
        assert user["role"] == "user"
        assert (await http.get("/api/auth/me")).json() == user
        assert http.cookies["session"]
    again = await log_in(app)
    assert again.json()["user"] == user


async def test_a_guest_becomes_an_account_and_keeps_everything(
    app: FastAPI, person: Person
) -> None:
    interview = await person.create_interview()
    answer = await person.http.post(REGISTER, json=registration())
    assert answer.status_code == 201, answer.text
    assert answer.json()["user"]["id"] == person.grant["user"]["id"]
    grown = Person(person.http, answer.json())
    mine = (await grown.http.get("/api/interviews")).json()["items"]
    assert [item["id"] for item in mine] == [interview["id"]]
    assert (await grown.http.get("/api/auth/me")).json()["guest"] is False
    async with client(app, bearer((await log_in(app)).json())) as elsewhere:
        assert len((await elsewhere.get("/api/interviews")).json()["items"]) == 1


async def test_a_guests_tokens_do_not_open_the_account(app: FastAPI, person: Person) -> None:
    before = dict(person.grant)
    cookie = person.http.cookies["session"]
    await person.http.post(REGISTER, json=registration())
    async with client(app) as http:
        for stolen in (bearer(before), {"Cookie": f"session={cookie}"}):
            error_of(await http.get("/api/auth/me", headers=stolen), 401, "not_signed_in")
        token = {"refresh_token": before["refresh_token"]}
        refused = await http.post("/api/auth/refresh", json=token)
        error_of(refused, 401, "not_signed_in", "refresh_token")


async def test_a_guest_by_bearer_becomes_an_account_too(app: FastAPI, person: Person) -> None:
    async with client(app, bearer(person.grant)) as http:
        answer = await http.post(REGISTER, json=registration())
    assert answer.json()["user"]["id"] == person.grant["user"]["id"]


async def test_becoming_an_account_by_cookie_needs_the_csrf_header(person: Person) -> None:
    del person.http.headers["X-CSRF-Token"]
    error_of(await person.http.post(REGISTER, json=registration()), 403, "csrf")


async def test_who_has_an_account_signs_out_first(app: FastAPI) -> None:
    jane = await register(app)
    async with aclosing(jane.http) as http:
        refused = await http.post(REGISTER, json=registration("other@example.org"))
        error_of(refused, 409, "wrong_state")


async def test_a_cookie_that_is_over_does_not_stand_in_the_way(
    app: FastAPI, person: Person
) -> None:
    async with client(app, {"Cookie": "session=long-gone; csrf=x"}) as http:
        answer = await http.post(REGISTER, json=registration())
    assert answer.status_code == 201
    assert answer.json()["user"]["id"] != person.grant["user"]["id"]


async def test_an_address_belongs_to_one_account_in_any_spelling(app: FastAPI) -> None:
    jane = await register(app, "Jane.Doe@Example.org")
    await jane.http.aclose()
    assert jane.grant["user"]["email"] == "jane.doe@example.org"
    async with client(app) as http:
        taken = await http.post(REGISTER, json=registration("jane.doe@EXAMPLE.org"))
        error_of(taken, 409, "email_taken", "email")
    assert (await log_in(app, "JANE.doe@example.org")).status_code == 200


async def test_of_two_at_once_one_gets_the_address(app: FastAPI) -> None:
    async with client(app) as one, client(app) as two:
        answers = await asyncio.gather(
            *(http.post(REGISTER, json=registration()) for http in (one, two))
        )
    assert sorted(answer.status_code for answer in answers) == [201, 409]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_does_not_fit(app: FastAPI) -> None:
    async with client(app) as http:
        for field, value in (
            ("email", "jane"),
            ("email", "jane@example.org\nBcc: you@example.org"),
            ("email", "a,b@example.org"),
            ("email", f"{'a' * 250}@example.org"),
            ("password", "seven77"),
            ("password", "x" * 129),
            ("name", ""),
            ("name", "Jane\nDoe"),
            ("role", "admin"),
        ):
            refused = await http.post(REGISTER, json=registration() | {field: value})
            message = error_of(refused, 422, "does_not_fit", field)
            assert "pattern" not in message
        for password in ("password", "12345678", "jane@example.org", "mockmate", "aaaaaaaaaaaa"):
            refused = await http.post(REGISTER, json=registration(password=password))
            assert "easy to guess" in error_of(refused, 422, "common_password", "password")
    assert (await log_in(app)).status_code == 401


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_password_may_have_any_characters(app: FastAPI) -> None:
    spaces = "        k9z"
    long = ("No two of these words are the same, and yet they all fit. " * 3)[:128]
    for n, password in enumerate(("kühles blondes", "四つの緑の瓶です", spaces, long)):
        email = f"jane{n}@example.org"
        async with client(app) as http:
            made = await http.post(REGISTER, json=registration(email, password=password))
        assert made.status_code == 201, made.text
        assert (await log_in(app, email, password)).status_code == 200
        assert (await log_in(app, email, password[:-1])).status_code == 401


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_password_is_the_same_from_every_keyboard(app: FastAPI) -> None:
    async with client(app) as http:
        made = await http.post(REGISTER, json=registration(password="Bj\u00f6rn's bottles"))
    assert made.status_code == 201
    assert (await log_in(app, password="Bjo\u0308rn's bottles")).status_code == 200


async def test_a_password_is_stored_as_argon2_only(app: FastAPI, context: Context) -> None:
    jane = await register(app)
    await jane.http.aclose()
    async with context.database.reading() as db:
        connection = await db.connection()
        rows = await connection.exec_driver_sql('SELECT password_hash FROM "user"')
        (stored,) = rows.scalars().all()
    assert stored.startswith("$argon2id$v=19$m=47104,t=2,p=1$")
    assert PASSWORD not in stored


async def test_the_address_is_confirmed_by_mail(app: FastAPI, context: Context) -> None:
    jane = await register(app)
    async with aclosing(jane.http) as http:
        (letter,) = await post(context, jane.grant["user"]["id"], 1)
        assert letter["To"] == EMAIL
        assert letter["Auto-Submitted"] == "auto-generated"
        assert "Jane" not in letter.get_content()
        page, token = link_in(letter)
        assert page == "http://localhost:8000/verify-email"
        assert (await http.get("/api/users/me")).json()["verified"] is False
        assert (await _verify(http, token)).status_code == 204
        assert (await http.get("/api/users/me")).json()["verified"] is True
        error_of(await _verify(http, token), 410, "link_over", "token")


async def test_a_link_ends_after_three_days(
    app: FastAPI, context: Context, clock: FakeClock
) -> None:
    jane = await register(app)
    async with aclosing(jane.http) as http:
        (letter,) = await post(context, jane.grant["user"]["id"], 1)
        clock.advance(hours=72)
        _, token = link_in(letter)
        error_of(await _verify(http, token), 410, "link_over", "token")
        error_of(await _verify(http, "made-up"), 410, "link_over", "token")


async def _verify(http: httpx.AsyncClient, token: str) -> httpx.Response:
    return await http.post("/api/auth/verify", json={"token": token})
