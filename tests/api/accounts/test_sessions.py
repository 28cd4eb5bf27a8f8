"""Where one is signed in, seen and ended."""

from contextlib import aclosing

from fastapi import FastAPI

from tests.api.accounts.people import bearer, log_in, register
from tests.api.support import FakeClock, client, error_of

SESSIONS = "/api/auth/sessions"


async def test_each_sign_in_is_listed_with_its_client(app: FastAPI, clock: FakeClock) -> None:
    jane = await register(app)
    clock.advance(seconds=1)
    phone = {"user-agent": f"MockMate for phones/1 {'x' * 300}"}
    assert (await log_in(app, **phone)).status_code == 200
    async with aclosing(jane.http) as http:
        page = (await http.get(SESSIONS)).json()
        newest, first = page["items"]
        assert page["next_cursor"] is None
        assert newest["client"].startswith("MockMate for phones/1")
        assert len(newest["client"]) == 200
        assert (newest["current"], first["current"]) == (False, True)
        assert (await http.get(f"{SESSIONS}/{first['id']}")).json() == first
        paged = (await http.get(SESSIONS, params={"limit": 1})).json()
        assert paged["items"] == [newest]
        rest = await http.get(SESSIONS, params={"limit": 1, "cursor": paged["next_cursor"]})
        assert rest.json() == {"items": [first], "next_cursor": None}


async def test_one_can_be_ended_from_another(app: FastAPI, clock: FakeClock) -> None:
    jane = await register(app)
    clock.advance(seconds=1)
    phone = bearer((await log_in(app)).json())
    async with aclosing(jane.http) as http:
        lost = (await http.get(SESSIONS)).json()["items"][0]["id"]
        assert (await http.delete(f"{SESSIONS}/{lost}")).status_code == 204
        error_of(await http.get("/api/auth/me", headers=phone), 401, "not_signed_in")
        error_of(await http.delete(f"{SESSIONS}/{lost}"), 404, "not_found")
        assert [item["current"] for item in (await http.get(SESSIONS)).json()["items"]] == [True]


async def test_all_others_can_be_ended_at_once(app: FastAPI) -> None:
    jane = await register(app)
    phone, tablet = [bearer((await log_in(app)).json()) for _ in range(2)]
    async with aclosing(jane.http) as http:
        assert (await http.delete(SESSIONS)).status_code == 204
        for over in (phone, tablet):
            error_of(await http.get("/api/auth/me", headers=over), 401, "not_signed_in")
        assert (await http.get("/api/auth/me")).status_code == 200


async def test_ending_this_one_is_signing_out(app: FastAPI) -> None:
    jane = await register(app)
    async with aclosing(jane.http) as http:
        mine = (await http.get(SESSIONS)).json()["items"][0]["id"]
        assert (await http.delete(f"{SESSIONS}/{mine}")).status_code == 204
        assert "session" not in http.cookies
        error_of(await http.get("/api/auth/me"), 401, "not_signed_in")


async def test_somebody_elses_is_not_there(app: FastAPI) -> None:
    jane = await register(app)
    john = await register(app, "john@example.org")
    async with aclosing(jane.http), aclosing(john.http):
        johns = (await john.http.get(SESSIONS)).json()["items"][0]["id"]
        for method in ("GET", "DELETE"):
            refused = await jane.http.request(method, f"{SESSIONS}/{johns}")
            error_of(refused, 404, "not_found")
        assert (await john.http.get("/api/auth/me")).status_code == 200


async def test_an_expired_one_is_not_listed(app: FastAPI, clock: FakeClock) -> None:
    await (await register(app)).http.aclose()
    clock.advance(days=30)
    async with client(app, bearer((await log_in(app)).json())) as http:
        assert len((await http.get(SESSIONS)).json()["items"]) == 1
