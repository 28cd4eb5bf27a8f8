"""Any address that speaks OpenAI's chat completions: Ollama, vLLM, Groq and many others.

By httpx and no SDK: it is one request, and these servers differ from each other in what an SDK's
types promise.
"""

import json
from collections.abc import Sequence
from typing import Any, Final, Literal

import httpx
from pydantic import BaseModel, Field, ValidationError

from agent.engines.chat import JsonSchema, Message, Reply
from agent.engines.errors import BadAnswer, EngineError, Refused
from agent.engines.wire import failures_of, from_status

ENGINE: Final = "openai-compatible"
_OK: Final = 200
_ROLES: Final = {"user": "user", "model": "assistant"}
_UNSAFE: Final = ("content_filter", "content_policy_violation", "invalid_prompt")
_SHAPE: Final = "Answer with one JSON value that fits this JSON schema, and nothing else:"

Format = Literal["json_schema", "json_object"]
"""What a server takes to answer in JSON; not all take a schema."""


class _Said(BaseModel):
    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: _Said
    finish_reason: str | None = None


class _Usage(BaseModel):
    prompt_tokens: int | None = None
    completion_tokens: int | None = None


class _Error(BaseModel):
    code: str | int | None = None


class _Failure(BaseModel):
    error: _Error


class _Completion(BaseModel):
    choices: list[_Choice] = Field(min_length=1)
    usage: _Usage | None = None


class OpenAiChat:
    """A Chat. base_url: up to and with `/v1`. key: None where the server asks for none."""

    engine = ENGINE

    def __init__(
        self,
        base_url: str,
        key: str | None,
        model: str,
        http: httpx.AsyncClient,
        *,
        form: Format,
    ) -> None:
        self.model = model
        self._url = f"{base_url.rstrip('/')}/chat/completions"
        self._headers = {} if key is None else {"Authorization": f"Bearer {key}"}
        self._http = http
        self._form: Format = form

    async def reply(
        self, system: str, messages: Sequence[Message], schema: JsonSchema, max_tokens: int
    ) -> Reply:
        """See Chat."""
        body = {
            "model": self.model,
            "messages": [
                {"role": "system", "content": self._instructions(system, schema)},
                *({"role": _ROLES[one.role], "content": one.text} for one in messages),
            ],
            "temperature": 0,
            "max_tokens": max_tokens,
            "response_format": self._response_format(schema),
        }
        async with failures_of(ENGINE):
            response = await self._http.post(self._url, json=body, headers=self._headers)
            if response.status_code != _OK:
                raise _from_response(response)
            try:
                return _reply(_Completion.model_validate_json(response.content))
            except ValidationError as error:
                raise BadAnswer(ENGINE, "answered in another shape", retryable=True) from error

    def _instructions(self, system: str, schema: JsonSchema) -> str:
        if self._form == "json_schema":
            return system
        return f"{system}\n\n{_SHAPE}\n{json.dumps(schema)}"

    def _response_format(self, schema: JsonSchema) -> dict[str, Any]:
        if self._form == "json_object":
            return {"type": "json_object"}
        return {"type": "json_schema", "json_schema": {"name": "answer", "schema": schema}}


def _reply(completion: _Completion) -> Reply:
    choice = completion.choices[0]
    if choice.message.refusal is not None or choice.finish_reason == "content_filter":
        raise Refused(ENGINE)
    used = completion.usage or _Usage()
    return Reply(
        text=choice.message.content or "",
        complete=choice.finish_reason != "length",
        tokens_in=used.prompt_tokens,
        tokens_out=used.completion_tokens,
    )


def _from_response(response: httpx.Response) -> EngineError:
    try:
        code = _Failure.model_validate_json(response.content).error.code
    except ValidationError:
        code = None
    if code in _UNSAFE:
        return Refused(ENGINE)
    # A 429 with this code says that the credit is used up: waiting does not help.
    exhausted = code == "insufficient_quota"
    return from_status(ENGINE, response.status_code, response.headers, exhausted=exhausted)
