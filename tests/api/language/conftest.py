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
