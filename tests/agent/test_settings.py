"""What is said of engines from outside: keys stay secret, and what does not fit is refused."""

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from agent.engines.usage import Price
from agent.settings import AgentSettings


def settings(**given: Any) -> AgentSettings:
    return AgentSettings.model_validate(given)


def test_without_keys_nothing_is_used() -> None:
    assert settings().models == ()


def test_an_empty_variable_is_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GROQ_API_KEY", "")
    assert AgentSettings().groq_api_key is None
    monkeypatch.setenv("GROQ_API_KEY", "gsk-1")
    assert AgentSettings().models == ("whisper-large-v3-turbo",)


def test_a_key_is_not_shown() -> None:
    names = ("gemini_api_key", "groq_api_key", "elevenlabs_api_key", "llm_api_key")
    more = {"llm_base_url": "http://localhost:11434/v1", "llm_model": "llama3"}
    keys = {name: f"secret-{name}" for name in names}
    shown = settings(**keys, **more)
    assert "secret-" not in repr(shown) + str(shown) + shown.model_dump_json()
    with pytest.raises(ValidationError) as refused:
        settings(**keys)
    assert "secret-" not in str(refused.value)


@pytest.mark.parametrize(
    "given",
    [
        {"llm_base_url": "http://localhost:11434/v1"},
        {"llm_model": "llama3"},
        {"llm_api_key": "k"},
        {"gemini_base_url": "ftp://example.org"},
        {"elevenlabs_voice_neutral": "../other"},
        {"engine_requests_per_day": -1},
        {"llm_judgements": 2},
        {"llm_judgements": 9},
    ],
)
def test_what_does_not_fit_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match=next(iter(given))):
        settings(**given)


def test_a_limit_of_money_needs_to_know_what_things_cost() -> None:
    local = {"llm_base_url": "http://localhost:11434/v1", "llm_model": "llama3"}
    with pytest.raises(ValidationError, match=r"what these cost: llama3\."):
        settings(**local, engine_dollars_per_day="1.5")
    free = settings(**local, engine_dollars_per_day="1.5", engine_prices={"llama3": {}})
    assert free.price_of("llama3") == Price()
    assert settings(gemini_api_key="k", engine_dollars_per_day="0").models


def test_a_price_of_ones_own_goes_before_the_known_one() -> None:
    own = Price(audio_hour=Decimal(1))
    assert settings(engine_prices={"scribe_v2": own}).price_of("scribe_v2") == own
    assert settings().price_of("no-such-model") is None
