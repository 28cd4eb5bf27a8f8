"""Trying many passwords is slow, wherever the tries come from."""

from contextlib import aclosing

import httpx
import pytest
from fastapi import FastAPI

from api.settings import Settings
from tests.api.accounts.people import EMAIL, PASSWORD, bearer, log_in, register
from tests.api.support import client, error_of

ADDRESSES = 3
ACCOUNT = 4


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Low limits: each password costs a hash."""
    return settings.model_copy(
        update={
            "limit_sign_in_account": f"{ACCOUNT}/hour",
            "limit_sign_in_address": f"{ADDRESSES + ACCOUNT}/hour",
            "limit_sign_up_address": "3/hour",
            "limit_mail_account": "2/hour",
            "limit_mail_address": "4/hour",
            "trusted_proxies": "127.0.0.1",
        }
    )


def too_many(answer: httpx.Response) -> None:
    error_of(answer, 429, "too_many")
    assert 0 < int(answer.headers["retry-after"]) <= 2 * 3600


def from_address(n: int) -> dict[str, str]:
    return {"X-Forwarded-For": f"192.0.2.{n}"}


@pytest.mark.parametrize("email", [EMAIL, "nobody@example.org"])
async def test_an_account_is_guessed_at_a_few_times_only(app: FastAPI, email: str) -> None:
    await (await register(app)).http.aclose()
    for n in range(ACCOUNT):
        tried = await log_in(app, email, f"guess {n}", **from_address(n))
        error_of(tried, 401, "wrong_credentials")
    too_many(await log_in(app, email, "guess", **from_address(99)))
    # Also in another spelling, and with the right password.
    too_many(await log_in(app, email.upper(), PASSWORD, **from_address(99)))
    other = await log_in(app, "other@example.org", "guess", **from_address(99))
    error_of(other, 401, "wrong_credentials")


async def test_the_right_password_begins_the_count_anew(app: FastAPI) -> None:
    await (await register(app)).http.aclose()
    for n in range(2 * ACCOUNT):
        right = n % (ACCOUNT - 1) == 0
        answer = await log_in(app, EMAIL, PASSWORD if right else "guess", **from_address(n))
        assert answer.status_code == (200 if right else 401)


async def test_an_address_tries_many_accounts_a_few_times_only(app: FastAPI) -> None:
    for n in range(ADDRESSES + ACCOUNT):
        tried = await log_in(app, f"somebody{n}@example.org", **from_address(1))
        error_of(tried, 401, "wrong_credentials")
    too_many(await log_in(app, "one-more@example.org", **from_address(1)))
    elsewhere = await log_in(app, "one-more@example.org", **from_address(2))
    error_of(elsewhere, 401, "wrong_credentials")


async def test_one_network_of_ipv6_is_one_address(app: FastAPI) -> None:
    for n in range(ADDRESSES + ACCOUNT):
        address = {"X-Forwarded-For": f"2001:db8::{n + 1:x}"}
        error_of(await log_in(app, f"s{n}@example.org", **address), 401, "wrong_credentials")
    address = {"X-Forwarded-For": "2001:db8::ffff"}
    too_many(await log_in(app, "more@example.org", **address))
    address = {"X-Forwarded-For": "2001:db8:0:1::1"}
    error_of(await log_in(app, "more@example.org", **address), 401, "wrong_credentials")


async def test_the_present_password_is_asked_for_a_few_times_only(app: FastAPI) -> None:
    jane = await register(app)
    async with aclosing(jane.http) as http:
        body = {"current": "guess", "new": "something quite new"}
        for _ in range(ACCOUNT):
            error_of(
                await http.post("/api/auth/password", json=body), 422, "wrong_password", "current"
            )
        too_many(await http.post("/api/auth/password", json=body))


async def test_beginning_is_limited_by_address(app: FastAPI) -> None:
    async with client(app, from_address(1)) as http:
        for _ in range(2):
            assert (await http.post("/api/auth/guest")).status_code == 200
    async with client(app, from_address(1)) as http:
        body = {"email": EMAIL, "password": PASSWORD, "name": "Jane"}
        assert (await http.post("/api/auth/register", json=body)).status_code == 201
        too_many(await http.post("/api/auth/guest"))
        http.cookies.clear()
        too_many(await http.post("/api/auth/register", json=body))


async def test_mail_is_asked_for_a_few_times_only(app: FastAPI) -> None:
    async with client(app, from_address(1)) as http:
        for n in (1, 1, 2, 2):
            body = {"email": f"somebody{n}@example.org"}
            assert (await http.post("/api/auth/forgot", json=body)).status_code == 202
        too_many(await http.post("/api/auth/forgot", json={"email": "three@example.org"}))
    async with client(app, from_address(2)) as http:
        body = {"email": "somebody1@example.org"}
        too_many(await http.post("/api/auth/forgot", json=body))


async def test_the_limit_holds_nobody_up_who_is_signed_in(app: FastAPI) -> None:
    jane = await register(app)
    for n in range(ACCOUNT + 1):
        await log_in(app, password="guess", **from_address(n))
    async with client(app, bearer(jane.grant)) as http:
        assert (await http.get("/api/auth/me")).status_code == 200
    await jane.http.aclose()
