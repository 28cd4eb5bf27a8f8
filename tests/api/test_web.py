"""The web app's files, and what browsers may do with them."""

from pathlib import Path

import pytest
from fastapi import FastAPI
from pydantic import AnyHttpUrl

from api.settings import Settings
from tests.api.support import client, error_of

PAGE = "<!doctype html><title>MockMate</title>"


@pytest.fixture
def dist(settings: Settings) -> Path:
    """A built app."""
    dist = settings.web_dist
    (dist / "assets").mkdir(parents=True)
    (dist / "index.html").write_text(PAGE)
    (dist / "assets" / "app-1a2b.js").write_text("export {}")
    (dist.parent / "secret.txt").write_text("secret")
    return dist


@pytest.mark.parametrize("path", ["/", "/interviews/new", "/interviews/x/live", "/apiary"])
async def test_every_page_is_the_app(app: FastAPI, dist: Path, path: str) -> None:
    async with client(app) as http:
        answer = await http.get(path)
        assert (answer.status_code, answer.text) == (200, PAGE)
        assert answer.headers["cache-control"] == "no-cache"
        head = await http.head(path)
        assert (head.status_code, head.content) == (200, b"")


async def test_assets_are_kept_by_browsers(app: FastAPI, dist: Path) -> None:
    async with client(app) as http:
        answer = await http.get("/assets/app-1a2b.js")
        assert answer.headers["content-type"].startswith("text/javascript")
        assert "immutable" in answer.headers["cache-control"]
        known = {"If-None-Match": answer.headers["etag"]}
        assert (await http.get("/assets/app-1a2b.js", headers=known)).status_code == 304


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, br;q=0", "gzip"),
        ("gzip;q=0.5", "gzip"),
        ("deflate", None),
        ("br;q=0, gzip;q=0.0", None),
    ],
)
async def test_assets_come_as_small_as_the_browser_takes_them(
    app: FastAPI, dist: Path, accepted: str, coding: str | None
) -> None:
    script = dist / "assets" / "app-1a2b.js"
    codings = {None: b"export {}", "gzip": b"as gzip", "br": b"as brotli"}
    script.with_name(f"{script.name}.gz").write_bytes(codings["gzip"])
    script.with_name(f"{script.name}.br").write_bytes(codings["br"])
    async with (
        client(app) as http,
        http.stream("GET", "/assets/app-1a2b.js", headers={"Accept-Encoding": accepted}) as answer,
    ):
        sent = b"".join([part async for part in answer.aiter_raw()])
    assert sent == codings[coding]
    assert answer.headers.get("content-encoding") == coding
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers.get_list("vary") == ["Accept-Encoding"]


@pytest.mark.parametrize(
    "path",
    ["/assets/gone.js", "/assets/../../secret.txt", "/assets/%2e%2e/%2e%2e/secret.txt"],
)
async def test_nothing_else_is_served(app: FastAPI, dist: Path, path: str) -> None:
    async with client(app) as http:
        answer = await http.get(path)
        assert "secret" not in answer.text
        if answer.status_code != 200:
            error_of(answer, 404, "not_found")


async def test_nothing_is_served_from_outside(app: FastAPI, dist: Path) -> None:
    async with client(app) as http:
        for path in ("/..%2Fsecret.txt", "/%2Fetc%2Fpasswd", "/%00"):
            answer = await http.get(path)
            assert (answer.status_code, answer.text) == (200, PAGE)


async def test_pages_run_our_scripts_only(app: FastAPI, dist: Path) -> None:
    async with client(app) as http:
        for path in ("/", "/api/auth/me", "/api/nothing"):
            headers = (await http.get(path)).headers
            policy = dict(
                part.split(" ", 1) for part in headers["content-security-policy"].split("; ")
            )
            assert policy["script-src"] == "'self'"
            assert policy["default-src"] == "'self'"
            assert policy["frame-ancestors"] == "'none'"
            assert headers["x-content-type-options"] == "nosniff"


class TestWithReports:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        dsn = AnyHttpUrl("https://key@faults.example.org/7")
        return settings.model_copy(update={"web_sentry_dsn": dsn})

    async def test_a_page_knows_where_its_faults_go(self, app: FastAPI, dist: Path) -> None:
        (dist / "index.html").write_text("<head></head>")
        async with client(app) as http:
            page = await http.get("/interviews")
            asset = await http.get("/assets/app-1a2b.js")
        line = '<meta name="sentry-dsn" content="https://key@faults.example.org/7">'
        assert page.text == f"<head>{line}</head>"
        policy = page.headers["content-security-policy"]
        assert "connect-src 'self' https://faults.example.org:443" in policy
        assert asset.text == "export {}"


async def test_what_the_api_says_is_compressed_too(app: FastAPI) -> None:
    async with client(app) as http:
        answer = await http.get("/api/openapi.json", headers={"Accept-Encoding": "gzip"})
        assert answer.headers["content-encoding"] == "gzip"
        assert answer.json()["info"]["title"] == "MockMate"
        plain = await http.get("/api/openapi.json", headers={"Accept-Encoding": "identity"})
        assert "content-encoding" not in plain.headers
        assert plain.json() == answer.json()
