"""Google's Gemini, through its own SDK."""

import re
from collections.abc import Sequence
from typing import Any, Final, Literal, cast

import httpx
from google.genai import Client, types
from google.genai.errors import APIError
from pydantic import BaseModel, ValidationError

from agent.engines.chat import JsonSchema, Message, Reply
from agent.engines.errors import BadAnswer, EngineError, Refused, WrongKey
from agent.engines.wire import failures_of, from_status

ENGINE: Final = "gemini"
Thinking = Literal["minimal", "low", "medium", "high"]
_UNSAFE: Final = frozenset(
    ("SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "MODEL_ARMOR")
)
_WAIT: Final = re.compile(r"(\d+(?:\.\d+)?)s")


class _Detail(BaseModel):
    reason: str = ""
    retryDelay: str = ""


class _Error(BaseModel):
    details: list[_Detail] = []


class _Body(BaseModel):
    error: _Error


class GeminiChat:
    """A Chat. http: stays its owner's. base_url: None for Google's own.

    thinking: how much the model thinks before it writes; None leaves that to the model.
    """

    engine = ENGINE

    def __init__(
        self,
        key: str,
        model: str,
        http: httpx.AsyncClient,
        *,
        base_url: str | None,
        thinking: Thinking | None,
    ) -> None:
        self.model = model
        self._thinking = (
            None
            if thinking is None
            else types.ThinkingConfig(thinking_level=types.ThinkingLevel(thinking.upper()))
        )
        # Without retry_options the SDK sends once: how often is decided in one place for all.
        self._client = Client(
            vertexai=False,
            api_key=key,
            http_options=types.HttpOptions(base_url=base_url, httpx_async_client=http),
        )

    async def reply(
        self, system: str, messages: Sequence[Message], schema: JsonSchema, max_tokens: int
    ) -> Reply:
        """See Chat."""
        contents = [
            types.Content(role=one.role, parts=[types.Part(text=one.text)]) for one in messages
        ]
        config = types.GenerateContentConfig(
            system_instruction=system,
            temperature=0.0,
            max_output_tokens=max_tokens,
            response_mime_type="application/json",
            response_json_schema=schema,
            thinking_config=self._thinking,
            automatic_function_calling=types.AutomaticFunctionCallingConfig(disable=True),
        )
        async with failures_of(ENGINE):
            try:
                response = await self._client.aio.models.generate_content(
                    model=self.model,
                    contents=cast(types.ContentListUnion, contents),
                    config=config,
                )
            except APIError as error:
                raise _from_google(error) from error
            except ValidationError as error:
                raise BadAnswer(ENGINE, "answered in another shape", retryable=True) from error
        return _reply(response)

    def close(self) -> None:
        """Let go of the SDK's own resources."""
        self._client.close()


def _reply(response: types.GenerateContentResponse) -> Reply:
    if response.prompt_feedback is not None and response.prompt_feedback.block_reason is not None:
        raise Refused(ENGINE)
    if not response.candidates:
        raise BadAnswer(ENGINE, "answered nothing", retryable=True)
    candidate = response.candidates[0]
    reason = candidate.finish_reason.value if candidate.finish_reason is not None else "STOP"
    if reason in _UNSAFE:
        raise Refused(ENGINE)
    parts = (candidate.content.parts or []) if candidate.content is not None else []
    used = response.usage_metadata
    tokens_in, tokens_out = (None, None) if used is None else _tokens(used)
    return Reply(
        text="".join(part.text for part in parts if part.text and not part.thought),
        complete=reason != "MAX_TOKENS",
        tokens_in=tokens_in,
        tokens_out=tokens_out,
    )


def _tokens(
    used: types.GenerateContentResponseUsageMetadata,
) -> tuple[int | None, int | None]:
    """In and out; thoughts are paid for like what is written."""
    written, thought = used.candidates_token_count, used.thoughts_token_count
    told = written is not None or thought is not None
    return used.prompt_token_count, (written or 0) + (thought or 0) if told else None


def _from_google(error: APIError) -> EngineError:
    untyped: Any = error
    details = _details(untyped.details)
    if any(detail.reason == "API_KEY_INVALID" for detail in details):
        return WrongKey(ENGINE, error.code)
    waits = [_WAIT.fullmatch(detail.retryDelay) for detail in details]
    return from_status(
        ENGINE,
        error.code,
        untyped.response.headers,
        retry_after_s=next((float(wait[1]) for wait in waits if wait), None),
    )


def _details(body: object) -> list[_Detail]:
    """`error.details` of Google's error body, as far as it has that shape."""
    try:
        return _Body.model_validate(body).error.details
    except ValidationError:
        return []
