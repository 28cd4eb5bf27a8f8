"""Whose word counts on where a request comes from, and whether by https."""

import pytest
from fastapi import FastAPI

from api.settings import Settings
from tests.api.support import client

FORWARDED = {"X-Forwarded-For": "192.0.2.1", "X-Forwarded-Proto": "https"}


@pytest.fixture(params=["", "10.0.0.0/8, 192.0.2.0/24", "192.0.2.0/24,127.0.0.0/8"])
def settings(settings: Settings, request: pytest.FixtureRequest) -> Settings:
    """With other trusted proxies each time; tests come from 127.0.0.1."""
    return settings.model_copy(update={"trusted_proxies": request.param})


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_only_that_of_trusted_proxies(app: FastAPI, settings: Settings) -> None:
    async with client(app, FORWARDED) as http:
        answer = await http.post("/api/auth/guest")
    assert answer.status_code == 200
    secure = ["Secure" in cookie for cookie in answer.headers.get_list("set-cookie")]
    assert secure == ["127." in settings.trusted_proxies] * 2
