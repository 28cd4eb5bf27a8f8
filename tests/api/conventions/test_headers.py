"""What browsers are told: whose scripts run, who may frame us, who may call us."""

import httpx
import pytest
from fastapi import FastAPI

from api.settings import Settings
from tests.api.support import Person, client, error_of

PATHS = ("/api/auth/me", "/api/nothing", "/health")
ORIGIN = "https://app.example.org"


def directives(header: str) -> dict[str, str]:
    """A content security policy by its parts."""
    return dict(part.split(" ", 1) for part in header.split("; "))


@pytest.mark.parametrize("path", PATHS)
async def test_every_answer_says_what_browsers_may_do(app: FastAPI, path: str) -> None:
    async with client(app) as http:
        headers = (await http.get(path)).headers
    policy = directives(headers["content-security-policy"])
    assert policy["script-src"] == "'self'"
    assert policy["default-src"] == "'self'"
    assert policy["object-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    powers = dict(part.split("=") for part in headers["permissions-policy"].split(", "))
    assert powers.pop("microphone") == "(self)"
    assert {"camera", "geolocation"} <= powers.keys()
    assert set(powers.values()) == {"()"}
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/shared/t0ken", "/api/shared/t0ken"])
async def test_an_address_that_opens_a_page_is_told_to_nobody(app: FastAPI, path: str) -> None:
    async with client(app) as http:
        headers = (await http.get(path)).headers
        other = (await http.get("/health")).headers
    assert headers.get_list("referrer-policy") == ["no-referrer"]
    assert headers["x-robots-tag"] == "noindex, nofollow"
    assert "x-robots-tag" not in other


async def test_https_is_to_stay_https(app: FastAPI) -> None:
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport) as http:
        secure = await http.get("https://testserver/health")
        plain = await http.get("http://testserver/health")
    assert secure.headers["strict-transport-security"] == "max-age=31536000"
    assert "strict-transport-security" not in plain.headers


async def test_pages_of_others_may_not_call_us(app: FastAPI) -> None:
    async with client(app) as http:
        answer = await http.get("/health", headers={"Origin": ORIGIN})
        assert "access-control-allow-origin" not in answer.headers
        asking = {"Origin": ORIGIN, "Access-Control-Request-Method": "POST"}
        refused = await http.options("/api/interviews/create", headers=asking)
        error_of(refused, 405, "method_not_allowed")
        assert "access-control-allow-origin" not in refused.headers


class TestWithAnOrigin:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return settings.model_copy(update={"cors_origins": (ORIGIN,)})

    async def test_it_may_call_us_with_bearer(self, app: FastAPI, person: Person) -> None:
        asking = {
            "Origin": ORIGIN,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "authorization, content-type, idempotency-key",
        }
        token = {"Authorization": f"Bearer {person.grant['access_token']}", "Origin": ORIGIN}
        async with client(app) as http:
            allowed = await http.options("/api/interviews/create", headers=asking)
            answer = await http.get("/api/auth/me", headers=token)
        assert allowed.status_code == 200
        assert allowed.headers["access-control-allow-origin"] == ORIGIN
        assert answer.status_code == 200
        assert answer.headers["access-control-allow-origin"] == ORIGIN
        # Never with our cookie.
        assert "access-control-allow-credentials" not in answer.headers
        assert "x-request-id" in answer.headers["access-control-expose-headers"].lower()

    async def test_another_may_not(self, app: FastAPI) -> None:
        asking = {"Origin": "https://evil.example", "Access-Control-Request-Method": "GET"}
        async with client(app) as http:
            refused = await http.options("/api/auth/me", headers=asking)
            answer = await http.get("/health", headers={"Origin": "https://evil.example"})
        assert "access-control-allow-origin" not in refused.headers
        assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("origin", ["*", "example.org", "https://a.example/path", "null"])
def test_an_origin_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, origin: str) -> None:
    monkeypatch.setenv("CORS_ORIGINS", f'["{origin}"]')
    with pytest.raises(ValueError, match="cors_origins"):
        Settings()
