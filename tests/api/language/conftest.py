"""The application with a language model."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from api.settings import Settings
from tests.agent.coach.tasks.wired import Provider
from tests.api.language.model import Model, a_model


@pytest.fixture
def provider() -> Provider:
    return "openai"


@pytest.fixture
async def model(provider: Provider) -> AsyncIterator[Model]:
    async with a_model(provider) as model:
        yield model


@pytest.fixture
def limits() -> dict[str, Any]:
    """Settings that a test is about."""
    return {}


@pytest.fixture
def settings(settings: Settings, model: Model, limits: dict[str, Any]) -> Settings:
    return model.set_in(settings, **limits)


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slow machine is no fault of the model's."""
    for name in (
        "agent.coach.tasks.question_set.FIRST_SHOWN_WITHIN_S",
        "agent.coach.tasks.question_set.FIRST_WITHIN_S",
        "agent.coach.tasks.question_set.REST_WITHIN_S",
        "api.interviews.creation.REST_WITHIN_S",
        "api.interviews.creation.SILENT_S",
        "api.job_descriptions.service.WITHIN_S",
        "api.resumes.parsing.WITHIN_S",
    ):
        # Less than a fault asks to wait for.
        monkeypatch.setattr(name, 50.0)
