"""The engines that keys and addresses name, made from the settings; the best of each kind first.

The providers' SDKs are only imported where a key asks for them: together they hold 60 MB and take
more than a second to load.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

import httpx
from pydantic import SecretStr

from agent.engines.chat import Chat
from agent.engines.counted import CountedModel, CountedTranscriber, CountedVoice
from agent.engines.openai_compatible import OpenAiChat
from agent.engines.structured import StructuredModel
from agent.engines.wire import http_client
from agent.settings import AgentSettings
from agent.speaking.voice import Manner
from schemas.vocabulary import Persona

E = TypeVar("E")


@dataclass(frozen=True, slots=True)
class Named(Generic[E]):
    """An engine. why: what makes it the one, such as the name of a setting."""

    provider: str
    model: str
    why: str
    engine: E

    @property
    def name(self) -> str:
        """Provider and model."""
        return f"{self.provider}/{self.model}"


@dataclass(frozen=True, slots=True)
class Casting:
    """A voice and how it is used for one persona."""

    voice: CountedVoice
    manner: Manner

    @property
    def name(self) -> str:
        """The voice's."""
        return self.voice.name


Cast = Mapping[Persona, Casting]
"""One engine's voices, one for each persona."""

_SPOKEN_AT_ONCE: Final = 3
"""Sentences: smaller subscriptions of ElevenLabs refuse more, and several calls share a key."""
_MANNERS: Final[Mapping[Persona, Manner]] = {
    "friendly": Manner(pace=1.05, pitch_semitones=0.0),
    "neutral": Manner(pace=1.0, pitch_semitones=0.0),
    "challenging": Manner(pace=1.0, pitch_semitones=0.0),
}
"""Each persona has a voice of its own here, which needs no other pitch."""


@dataclass(frozen=True, slots=True)
class KeyedEngines:
    """In the order in which they are asked; empty where no key is set."""

    transcribers: tuple[Named[CountedTranscriber], ...]
    casts: tuple[Named[Cast], ...]
    models: tuple[Named[CountedModel], ...]


@asynccontextmanager
async def keyed_engines(
    settings: AgentSettings, *, new_boundary: Callable[[], str], clock: Callable[[], float]
) -> AsyncGenerator[KeyedEngines]:
    """Open them; nothing is sent yet. See StructuredModel for new_boundary and clock."""
    async with AsyncExitStack() as resources:
        http = await resources.enter_async_context(http_client())
        chats = (*_addressed(settings, http), *_gemini(settings, http, resources))
        models: list[Named[CountedModel]] = []
        for chat, why in chats:
            price = settings.price_of(chat.model)
            model = StructuredModel(chat, price=price, new_boundary=new_boundary, clock=clock)
            models.append(Named(chat.engine, chat.model, why, model))
        yield KeyedEngines(
            transcribers=(*_groq(settings, http), *_scribe(settings, http)),
            casts=_voices(settings, http),
            models=tuple(models),
        )


def _addressed(settings: AgentSettings, http: httpx.AsyncClient) -> tuple[tuple[Chat, str], ...]:
    if settings.llm_base_url is None or settings.llm_model is None:
        return ()
    key = None if settings.llm_api_key is None else _text(settings.llm_api_key)
    chat = OpenAiChat(
        settings.llm_base_url, key, settings.llm_model, http, form=settings.llm_format
    )
    return ((chat, "LLM_BASE_URL is set"),)


def _gemini(
    settings: AgentSettings, http: httpx.AsyncClient, resources: AsyncExitStack
) -> tuple[tuple[Chat, str], ...]:
    if settings.gemini_api_key is None:
        return ()
    from agent.engines.gemini import GeminiChat

    chat = GeminiChat(
        _text(settings.gemini_api_key),
        settings.gemini_model,
        http,
        base_url=settings.gemini_base_url,
        thinking=settings.gemini_thinking,
    )
    resources.callback(chat.close)
    return ((chat, "GEMINI_API_KEY is set"),)


def _groq(
    settings: AgentSettings, http: httpx.AsyncClient
) -> tuple[Named[CountedTranscriber], ...]:
    if settings.groq_api_key is None:
        return ()
    from agent.engines.groq_whisper import GroqWhisper

    engine = GroqWhisper(
        _text(settings.groq_api_key),
        settings.groq_stt_model,
        http,
        base_url=settings.groq_base_url,
        price=settings.price_of(settings.groq_stt_model),
    )
    return (Named(engine.engine, engine.model, "GROQ_API_KEY is set", engine),)


def _scribe(
    settings: AgentSettings, http: httpx.AsyncClient
) -> tuple[Named[CountedTranscriber], ...]:
    if settings.elevenlabs_api_key is None:
        return ()
    from agent.engines.elevenlabs_scribe import ElevenLabsScribe

    engine = ElevenLabsScribe(
        _text(settings.elevenlabs_api_key),
        settings.elevenlabs_stt_model,
        http,
        base_url=settings.elevenlabs_base_url,
        price=settings.price_of(settings.elevenlabs_stt_model),
    )
    return (Named(engine.engine, engine.model, "ELEVENLABS_API_KEY is set", engine),)


def _voices(settings: AgentSettings, http: httpx.AsyncClient) -> tuple[Named[Cast], ...]:
    if settings.elevenlabs_api_key is None:
        return ()
    from agent.engines.elevenlabs_voice import ElevenLabsVoice

    model = settings.elevenlabs_tts_model
    ids: Mapping[Persona, str] = {
        "friendly": settings.elevenlabs_voice_friendly,
        "neutral": settings.elevenlabs_voice_neutral,
        "challenging": settings.elevenlabs_voice_challenging,
    }
    turns = asyncio.Semaphore(_SPOKEN_AT_ONCE)
    cast: Cast = {
        persona: Casting(
            ElevenLabsVoice(
                _text(settings.elevenlabs_api_key),
                model,
                voice_id,
                http,
                turns,
                base_url=settings.elevenlabs_base_url,
                price=settings.price_of(model),
            ),
            _MANNERS[persona],
        )
        for persona, voice_id in ids.items()
    }
    return (Named(ElevenLabsVoice.engine, model, "ELEVENLABS_API_KEY is set", cast),)


def _text(key: SecretStr) -> str:
    return key.get_secret_value()
