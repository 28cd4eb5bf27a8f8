"""Signing in, staying signed in, and signing out."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI

from api.accounts.tokens import ACCESS_LIFE, SESSION_LIFE
from api.context import Context
from tests.api.accounts.people import registration
from tests.api.support import FakeClock, Person, client, error_of


async def test_a_guest_is_signed_in_by_cookie(person: Person) -> None:
    me = await person.http.get("/api/auth/me")
    assert me.status_code == 200
    assert me.json() == person.grant["user"]
    assert me.json()["guest"] is True
    assert me.json()["email"] is None
    profile = (await person.http.get("/api/users/me")).json()
    assert profile == me.json() | {"verified": False, "audio_retention_days": None}


async def test_the_session_cookie_is_out_of_scripts_reach(app: FastAPI) -> None:
    async with client(app) as http:
        answer = await http.post("/api/auth/guest")
        session, csrf = answer.headers.get_list("set-cookie")
        assert session.startswith("session=")
        assert "HttpOnly" in session
        assert "SameSite=lax" in session
        assert "Secure" not in session
        assert csrf.startswith("csrf=")
        assert "HttpOnly" not in csrf
        secure = await http.post("https://testserver/api/auth/guest")
        assert all("Secure" in cookie for cookie in secure.headers.get_list("set-cookie"))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_tokens_are_stored_as_hashes_only(person: Person, tmp_path: Path) -> None:
    files = await asyncio.to_thread(lambda: list(tmp_path.glob("mockmate.db*")))
    stored = b"".join(path.read_bytes() for path in files)
    for token in (
        person.grant["access_token"],
        person.grant["refresh_token"],
        person.http.cookies["session"],
        person.http.cookies["csrf"],
    ):
        assert token.encode() not in stored
    assert person.grant["user"]["id"].encode() in stored


async def test_nobody_is_signed_in_without_a_token(app: FastAPI) -> None:
    async with client(app) as http:
        error_of(await http.get("/api/auth/me"), 401, "not_signed_in")
        bearer = {"Authorization": "Bearer made-up"}
        error_of(await http.get("/api/auth/me", headers=bearer), 401, "not_signed_in")


async def test_bearer_wins_over_the_cookie_and_needs_no_csrf(
    app: FastAPI, person: Person, stranger: Person
) -> None:
    bearer = {"Authorization": f"Bearer {stranger.grant['access_token']}"}
    me = await person.http.get("/api/auth/me", headers=bearer)
    assert me.json() == stranger.grant["user"]
    async with client(app, bearer) as http:
        assert (await http.post("/api/auth/logout")).status_code == 204
    # A bad Bearer token is not made good by a good cookie.
    bad = await person.http.get("/api/auth/me", headers={"Authorization": "Bearer x"})
    error_of(bad, 401, "not_signed_in")


async def test_a_cookie_alone_changes_nothing(person: Person, stranger: Person) -> None:
    for csrf in ("", "made-up", stranger.http.cookies["csrf"]):
        refused = await person.http.post("/api/auth/logout", headers={"X-CSRF-Token": csrf})
        error_of(refused, 403, "csrf")
    # A planted cookie that equals the header is not the one that came with the sign-in.
    planted = {"X-CSRF-Token": "planted", "Cookie": _cookies(person, csrf="planted")}
    error_of(await person.http.post("/api/auth/logout", headers=planted), 403, "csrf")
    assert (await person.http.get("/api/auth/me")).status_code == 200


def _cookies(person: Person, *, csrf: str) -> str:
    return f"session={person.http.cookies['session']}; csrf={csrf}"


async def test_signing_out_ends_every_token_of_the_sign_in(app: FastAPI, person: Person) -> None:
    cookie = person.http.cookies["session"]
    assert (await person.http.post("/api/auth/logout")).status_code == 204
    assert "session" not in person.http.cookies
    async with client(app) as http:
        bearer = {"Authorization": f"Bearer {person.grant['access_token']}"}
        error_of(await http.get("/api/auth/me", headers=bearer), 401, "not_signed_in")
        stolen = {"Cookie": f"session={cookie}"}
        error_of(await http.get("/api/auth/me", headers=stolen), 401, "not_signed_in")
        token = {"refresh_token": person.grant["refresh_token"]}
        refused = await http.post("/api/auth/refresh", json=token)
        error_of(refused, 401, "not_signed_in", "refresh_token")


async def test_access_ends_after_its_life(app: FastAPI, person: Person, clock: FakeClock) -> None:
    async with client(app, {"Authorization": f"Bearer {person.grant['access_token']}"}) as http:
        clock.now += ACCESS_LIFE - timedelta(seconds=1)
        assert (await http.get("/api/auth/me")).status_code == 200
        clock.advance(seconds=1)
        error_of(await http.get("/api/auth/me"), 401, "not_signed_in")
    assert (await person.http.get("/api/auth/me")).status_code == 200
    clock.now += SESSION_LIFE
    error_of(await person.http.get("/api/auth/me"), 401, "not_signed_in")


async def test_refresh_rotates(app: FastAPI, person: Person) -> None:
    async with client(app) as http:
        token = {"refresh_token": person.grant["refresh_token"]}
        renewed = await http.post("/api/auth/refresh", json=token)
        assert renewed.status_code == 200
        assert renewed.json()["user"] == person.grant["user"]
        assert renewed.json()["refresh_token"] != person.grant["refresh_token"]
        assert (await http.get("/api/auth/me")).status_code == 200
        new = {"Authorization": f"Bearer {renewed.json()['access_token']}"}
        assert (await http.get("/api/auth/me", headers=new)).status_code == 200


async def test_a_used_refresh_token_revokes_its_family(app: FastAPI, person: Person) -> None:
    async with client(app) as http:
        token = {"refresh_token": person.grant["refresh_token"]}
        renewed = (await http.post("/api/auth/refresh", json=token)).json()
        error_of(await http.post("/api/auth/refresh", json=token), 401, "refresh_reused")
        bearer = {"Authorization": f"Bearer {renewed['access_token']}"}
        error_of(await http.get("/api/auth/me", headers=bearer), 401, "not_signed_in")
        newer = {"refresh_token": renewed["refresh_token"]}
        refused = await http.post("/api/auth/refresh", json=newer)
        error_of(refused, 401, "not_signed_in", "refresh_token")


async def test_an_unknown_refresh_token_is_refused(app: FastAPI) -> None:
    async with client(app) as http:
        refused = await http.post("/api/auth/refresh", json={"refresh_token": "made-up"})
        error_of(refused, 401, "not_signed_in", "refresh_token")


@pytest.mark.parametrize("set_to", [None, True, False])
async def test_guests_are_welcome_on_sqlite_unless_it_is_said_otherwise(
    app: FastAPI, context: Context, set_to: bool | None
) -> None:
    context.settings = context.settings.model_copy(update={"guests": set_to})
    on_sqlite = context.settings.resolved_database_url.startswith("sqlite")
    welcome = on_sqlite if set_to is None else set_to
    async with client(app) as http:
        answer = await http.post("/api/auth/guest")
        if welcome:
            assert answer.status_code == 200, answer.text
        else:
            error_of(answer, 403, "guests_off")
            # An account can be made all the same.
            assert (await http.post("/api/auth/register", json=registration())).status_code == 201


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_pages_of_others_sign_nobody_in(app: FastAPI, context: Context) -> None:
    foreign = {"Sec-Fetch-Site": "cross-site", "Origin": "https://app.example.org"}
    async with client(app, foreign) as http:
        for path in ("guest", "login", "register", "forgot"):
            body = {"email": "jane@example.org", "password": "five green bottles", "name": "Jane"}
            wanted = {"login": ("email", "password"), "forgot": ("email",)}.get(path, tuple(body))
            sent = {name: body[name] for name in wanted}
            refused = await http.post(f"/api/auth/{path}", json=None if path == "guest" else sent)
            error_of(refused, 403, "csrf")
        assert not http.cookies
        context.settings = context.settings.model_copy(
            update={"cors_origins": ("https://app.example.org",)}
        )
        assert (await http.post("/api/auth/guest")).status_code == 200
