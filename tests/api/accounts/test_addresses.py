"""The address of an account: confirmed later, and changed."""

from contextlib import aclosing

import httpx
from fastapi import FastAPI

from api.context import Context
from tests.api.accounts.people import (
    EMAIL,
    NEW_PASSWORD,
    PASSWORD,
    letters,
    link_in,
    log_in,
    register,
)
from tests.api.support import FakeClock, Person, error_of, settled

NEW = "jane@example.com"
ME = "/api/users/me"
RESEND = "/api/auth/verify/resend"


async def ask(jane: Person, email: str = NEW, password: str = PASSWORD) -> httpx.Response:
    return await jane.http.post("/api/auth/email", json={"email": email, "password": password})


async def confirm(jane: Person, token: str) -> httpx.Response:
    return await jane.http.post("/api/auth/verify", json={"token": token})


async def told(context: Context) -> list[str]:
    """To whom mails went."""
    await settled(context.database)
    return sorted(letter["To"] for letter in letters(context))


async def newest_token(context: Context, to: str = EMAIL) -> str:
    """What the last link that was mailed to this address holds."""
    await settled(context.database)
    theirs = [
        letter for letter in letters(context) if letter["To"] == to and "#token" in str(letter)
    ]
    return link_in(max(theirs, key=lambda letter: letter["Date"].datetime))[1]


async def confirmed(app: FastAPI, context: Context) -> Person:
    """Somebody whose address is their own."""
    jane = await register(app)
    assert (await confirm(jane, await newest_token(context))).status_code == 204
    return jane


async def test_a_link_that_is_too_old_is_asked_for_again(
    app: FastAPI, context: Context, clock: FakeClock
) -> None:
    jane = await register(app)
    async with aclosing(jane.http) as http:
        first = await newest_token(context)
        clock.advance(minutes=1)
        assert (await http.post(RESEND)).status_code == 202
        second = await newest_token(context)
        error_of(await confirm(jane, first), 410, "link_over", "token")
        assert (await confirm(jane, second)).status_code == 204
        assert (await http.get(ME)).json()["verified"] is True
        message = error_of(await http.post(RESEND), 409, "wrong_state")
        assert "confirmed already" in message


async def test_links_are_asked_for_a_few_times_only(app: FastAPI, context: Context) -> None:
    jane = await register(app)
    async with aclosing(jane.http) as http:
        for _ in range(5):
            assert (await http.post(RESEND)).status_code == 202
        refused = await http.post(RESEND)
        error_of(refused, 429, "too_many")
        assert int(refused.headers["retry-after"]) > 0


async def test_another_address_counts_once_its_link_was_opened(
    app: FastAPI, context: Context, clock: FakeClock
) -> None:
    jane = await confirmed(app, context)
    async with aclosing(jane.http) as http:
        clock.advance(minutes=1)
        assert (await ask(jane, "Jane@Example.com")).status_code == 202
        # Whoever has the account now is told before the link can be opened.
        assert await told(context) == [NEW, EMAIL, EMAIL]
        before = (await http.get(ME)).json()
        assert (before["email"], before["verified"]) == (EMAIL, True)
        assert (await log_in(app, EMAIL)).status_code == 200
        error_of(await log_in(app, NEW), 401, "wrong_credentials")
        assert (await confirm(jane, await newest_token(context, NEW))).status_code == 204
        after = (await http.get(ME)).json()
        assert after == before | {"email": NEW}
        assert (await log_in(app, NEW)).status_code == 200
        error_of(await log_in(app, EMAIL), 401, "wrong_credentials")
        again = await register(app, EMAIL)
        await again.http.aclose()


async def test_an_address_with_a_slip_is_put_right_before_it_was_confirmed(
    app: FastAPI, context: Context, clock: FakeClock
) -> None:
    jane = await register(app)
    async with aclosing(jane.http) as http:
        slip = await newest_token(context)
        clock.advance(minutes=1)
        assert (await ask(jane)).status_code == 202
        # It may be a stranger's, who is told nothing.
        assert await told(context) == [NEW, EMAIL]
        error_of(await confirm(jane, slip), 410, "link_over", "token")
        clock.advance(minutes=1)
        assert (await http.post(RESEND)).status_code == 202
        assert (await confirm(jane, await newest_token(context, NEW))).status_code == 204
        me = (await http.get(ME)).json()
        assert (me["email"], me["verified"]) == (NEW, True)


async def test_it_needs_the_password_and_a_free_address(
    app: FastAPI, context: Context, person: Person
) -> None:
    jane, john = await confirmed(app, context), await register(app, "john@example.org")
    async with aclosing(jane.http), aclosing(john.http):
        error_of(await ask(jane, password="guess"), 422, "wrong_password", "password")
        error_of(await ask(jane, "John@Example.org"), 409, "email_taken", "email")
        error_of(await ask(jane, "jane"), 422, "does_not_fit", "email")
        error_of(await ask(person), 409, "wrong_state")
        error_of(await person.http.post(RESEND), 409, "wrong_state")
        assert NEW not in await told(context)


async def test_who_has_the_address_meanwhile_keeps_it(app: FastAPI, context: Context) -> None:
    jane = await confirmed(app, context)
    async with aclosing(jane.http) as http:
        assert (await ask(jane)).status_code == 202
        token = await newest_token(context, NEW)
        other = await register(app, NEW)
        await other.http.aclose()
        error_of(await confirm(jane, token), 409, "email_taken", "email")
        assert (await http.get(ME)).json()["email"] == EMAIL


async def test_asking_for_the_present_one_takes_the_wish_back(
    app: FastAPI, context: Context
) -> None:
    jane = await confirmed(app, context)
    async with aclosing(jane.http):
        assert (await ask(jane)).status_code == 202
        token = await newest_token(context, NEW)
        assert (await ask(jane, EMAIL)).status_code == 202
        error_of(await confirm(jane, token), 410, "link_over", "token")


async def test_a_new_password_ends_the_wish(
    app: FastAPI, context: Context, clock: FakeClock
) -> None:
    jane = await confirmed(app, context)
    async with aclosing(jane.http) as http:
        assert (await ask(jane)).status_code == 202
        token = await newest_token(context, NEW)
        body = {"current": PASSWORD, "new": NEW_PASSWORD}
        assert (await http.post("/api/auth/password", json=body)).status_code == 204
        error_of(await confirm(jane, token), 410, "link_over", "token")
        clock.advance(minutes=1)
        assert (await ask(jane, password=NEW_PASSWORD)).status_code == 202
        token = await newest_token(context, NEW)
        clock.advance(minutes=1)
        await http.post("/api/auth/forgot", json={"email": EMAIL})
        body = {"token": await newest_token(context), "password": PASSWORD}
        assert (await http.post("/api/auth/reset", json=body)).status_code == 204
        error_of(await confirm(jane, token), 410, "link_over", "token")


async def test_a_link_to_the_former_address_sets_no_password(
    app: FastAPI, context: Context, clock: FakeClock
) -> None:
    jane = await confirmed(app, context)
    async with aclosing(jane.http) as http:
        clock.advance(minutes=1)
        await http.post("/api/auth/forgot", json={"email": EMAIL})
        reset = await newest_token(context)
        clock.advance(minutes=1)
        assert (await ask(jane)).status_code == 202
        assert (await confirm(jane, await newest_token(context, NEW))).status_code == 204
        body = {"token": reset, "password": NEW_PASSWORD}
        error_of(await http.post("/api/auth/reset", json=body), 410, "link_over", "token")


async def test_a_deleted_account_leaves_no_mail_to_any_address(
    app: FastAPI, context: Context
) -> None:
    jane = await confirmed(app, context)
    async with aclosing(jane.http) as http:
        for email in (NEW, "jane@example.net"):
            assert (await ask(jane, email)).status_code == 202
            assert (await confirm(jane, await newest_token(context, email))).status_code == 204
        assert (await http.delete(ME)).status_code == 202
        assert await told(context) == []
