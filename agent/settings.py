"""What can be set from outside of the interviewer and its engines. The API adds its own."""

from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from agent.engines.prices import PRICES
from agent.engines.usage import Price

Address = Annotated[str, Field(pattern=r"^https?://[!-~]+$")]
"""Where a provider is reached."""
Model = Annotated[str, Field(pattern=r"^[!-~]{1,200}$")]
"""A provider's name of a model."""
Voice = Annotated[str, Field(pattern=r"^[A-Za-z0-9]{1,64}$")]
"""ElevenLabs' id of a voice."""
Key = Annotated[SecretStr, Field(min_length=1)]
PerDay = Annotated[int, Field(ge=0)]


def _odd(number: int) -> int:
    if number % 2 == 0:
        raise ValueError("An odd number has a middle.")
    return number


class AgentSettings(BaseSettings):
    """Every setting of the interviewer with its default; `.env.example` lists them all."""

    model_config = SettingsConfigDict(
        env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    data_dir: Path = Path("data")
    """Database, audio, certificate and service token lie here."""

    gemini_api_key: Key | None = None
    """Google's language models; unset: they are not used."""

    gemini_model: Model = "gemini-3.5-flash"
    gemini_thinking: Literal["minimal", "low", "medium", "high"] | None = "low"
    """How much it thinks before it writes; unset where the model takes no such level."""

    gemini_base_url: Address | None = None
    """Unset: Google's own."""

    groq_api_key: Key | None = None
    """Groq's Whisper reads long stretches in calls, and finished answers; unset: it is not used."""

    groq_stt_model: Model = "whisper-large-v3-turbo"
    groq_base_url: Address | None = None
    """Unset: Groq's own."""

    elevenlabs_api_key: Key | None = None
    """ElevenLabs speaks, and reads where Groq does not; unset: it is not used."""

    elevenlabs_stt_model: Model = "scribe_v2"
    elevenlabs_tts_model: Model = "eleven_flash_v2_5"
    elevenlabs_voice_friendly: Voice = "EXAVITQu4vr4xnSDxMaL"
    elevenlabs_voice_neutral: Voice = "iP95p4xoKVk53GoZ742B"
    elevenlabs_voice_challenging: Voice = "XrExE9yKIg1WjnnlVkGX"
    elevenlabs_base_url: Address | None = None
    """Unset: ElevenLabs' own."""

    llm_base_url: Address | None = None
    """A server that speaks OpenAI's chat completions, up to and with `/v1`; goes before Gemini."""

    llm_api_key: Key | None = None
    """Unset: the server asks for none."""

    llm_model: Model | None = None
    llm_format: Literal["json_schema", "json_object"] = "json_schema"
    """How it is asked for JSON; json_object where it takes no schema."""

    llm_judgements: Annotated[int, Field(ge=1, le=7), AfterValidator(_odd)] = 3
    """How often a language model, whichever, judges an answer by each of the five criteria: the
    middle counts, the spread is the range. Two requests come besides."""

    engine_requests_per_day: PerDay | None = None
    engine_tokens_per_day: PerDay | None = None
    engine_dollars_per_day: Annotated[Decimal, Field(ge=0)] | None = None
    """What all engines with a key may use together in a day, in UTC; unset: no limit."""

    engine_prices: dict[str, Price] = {}
    """Dollars, by model, for those that are not known or cost something else; as JSON."""

    def price_of(self, model: str) -> Price | None:
        """What a model costs; None where that is not known."""
        return self.engine_prices.get(model) or PRICES.get(model)

    @property
    def models(self) -> tuple[str, ...]:
        """All that are used by a key or an address."""
        found: list[str] = []
        if self.llm_model is not None:
            found.append(self.llm_model)
        if self.gemini_api_key is not None:
            found.append(self.gemini_model)
        if self.groq_api_key is not None:
            found.append(self.groq_stt_model)
        if self.elevenlabs_api_key is not None:
            found += (self.elevenlabs_stt_model, self.elevenlabs_tts_model)
        return tuple(found)

    @model_validator(mode="after")
    def _address_and_model_belong_together(self) -> Self:
        if (self.llm_base_url is None) != (self.llm_model is None):
            raise ValueError("llm_base_url and llm_model must be set together.")
        if self.llm_api_key is not None and self.llm_base_url is None:
            raise ValueError("With llm_api_key set, llm_base_url must be set too.")
        return self

    @model_validator(mode="after")
    def _a_limit_of_money_needs_prices(self) -> Self:
        unknown = [model for model in self.models if self.price_of(model) is None]
        if self.engine_dollars_per_day is not None and unknown:
            raise ValueError(
                "With engine_dollars_per_day set, engine_prices must say what these cost:"
                f" {', '.join(unknown)}."
            )
        return self


class _WithFile(AgentSettings):
    model_config = SettingsConfigDict(env_file=".env")


def load_agent_settings() -> AgentSettings:
    """The settings of this process: environment variables, and the file `.env` behind them."""
    return _WithFile()
