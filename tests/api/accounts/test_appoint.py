"""`python -m api admin create EMAIL`."""

import asyncio
import os
import re
import sys
from pathlib import Path

import pytest
from fastapi import FastAPI

from api.context import Context
from api.settings import Settings
from tests.api.accounts.people import NEW_PASSWORD, PASSWORD, log_in, register
from tests.api.support import client

ROOT = Path(__file__).parents[3]


async def admin_create(settings: Settings, *arguments: str) -> tuple[int, str]:
    """Exit status, and what it said."""
    env = {**os.environ, "DATA_DIR": str(settings.data_dir)}
    if settings.database_url is not None:
        env["DATABASE_URL"] = settings.database_url
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "api", "admin", "create", *arguments),
        cwd=ROOT,
        env=env,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await process.communicate()
    assert process.returncode is not None
    return process.returncode, said.decode()


async def test_a_new_admin_chooses_a_password_by_the_link(app: FastAPI, context: Context) -> None:
    status, said = await admin_create(context.settings, "Boss@example.org")
    assert status == 0, said
    assert "boss@example.org has the role admin" in said
    match = re.search(r"http://localhost:8000/reset-password#token=(\S+)", said)
    assert match is not None
    async with client(app) as http:
        body = {"token": match[1], "password": NEW_PASSWORD}
        assert (await http.post("/api/auth/reset", json=body)).status_code == 204
        assert (await http.post("/api/auth/reset", json=body)).status_code == 410
    signed_in = await log_in(app, "boss@example.org", NEW_PASSWORD)
    assert signed_in.json()["user"]["role"] == "admin"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_an_account_gets_the_role_and_keeps_its_password(
    app: FastAPI, context: Context
) -> None:
    jane = await register(app)
    status, said = await admin_create(context.settings, "jane@example.org", "--role", "support")
    assert (status, "token=" in said) == (0, False)
    assert (await jane.http.get("/api/auth/me")).json()["role"] == "support"
    await jane.http.aclose()
    assert (await log_in(app, password=PASSWORD)).status_code == 200


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_is_no_address_is_refused(settings: Settings) -> None:
    status, said = await admin_create(settings, "boss")
    assert status == 2
    assert "boss" in said
    assert "Traceback" not in said
