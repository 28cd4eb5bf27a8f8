"""OpenAI's chat completions, whole and streamed, and what else speaks the same way.

Learned from the API reference, its error codes and the openai SDK.
"""

import json
from collections.abc import AsyncGenerator, Sequence
from typing import Any, Final, cast

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from tests.standins.asked import Answer, Asked, Blocked, JsonObject, cut, pieces, spoiled, tokens
from tests.standins.base import Refused, Standin, content_fault
from tests.standins.faults import Script

MODEL: Final = "gpt-4o-mini"
REFUSAL: Final = "I'm sorry, I can't help with that."

_CREATED: Final = 1_772_442_000
_ROLES: Final = ("system", "developer", "user", "assistant", "tool")
_LIMITS: Final = {
    "x-ratelimit-limit-requests": "14400",
    "x-ratelimit-limit-tokens": "18000",
    "x-ratelimit-remaining-requests": "14370",
    "x-ratelimit-remaining-tokens": "17997",
    "x-ratelimit-reset-requests": "2m59.56s",
    "x-ratelimit-reset-tokens": "7.66s",
}
_FAILURES: Final = {
    404: ("Invalid URL", "invalid_request_error", None),
    405: ("Not allowed to use this method on this URL", "invalid_request_error", None),
    429: ("Rate limit reached for requests", "requests", "rate_limit_exceeded"),
    500: ("The server had an error while processing your request.", "server_error", None),
    503: (
        "The engine is currently overloaded, please try again later.",
        "service_unavailable",
        None,
    ),
}


class OpenAI(Standin):
    """A key and models of one organization. `answer` is the model.

    Blocked before becomes the 400 of a flagged prompt, otherwise a refusal.
    """

    prefix = "/v1"

    def __init__(
        self,
        answer: Answer,
        *,
        key: str,
        models: Sequence[str] = (MODEL,),
        faults: Script = (),
        delay_s: float = 0.0,
    ) -> None:
        super().__init__(faults=faults, delay_s=delay_s)
        self.asked: list[Asked] = []
        self._model = answer
        self._key = key
        self._models = tuple(models)

    def routes(self) -> Sequence[BaseRoute]:
        return [
            Route(f"{self.prefix}/chat/completions", self._complete, methods=["POST"]),
            Route(f"{self.prefix}/models", self._list, methods=["GET"]),
        ]

    def failure(self, status: int, retry_after_s: float) -> Response:
        message, kind, code = _FAILURES[status]
        headers = self.wait_headers(status, retry_after_s)
        return self.error(status, message, kind=kind, code=code, headers=headers)

    def wait_headers(self, status: int, retry_after_s: float) -> dict[str, str]:
        """What tells a client how long to wait."""
        if status not in (429, 503):
            return {}
        return {"retry-after": f"{retry_after_s:g}", **(_LIMITS if status == 429 else {})}

    def error(
        self,
        status: int,
        message: str,
        *,
        kind: str = "invalid_request_error",
        param: str | None = None,
        code: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> Response:
        """The provider's error body."""
        error = {"message": message, "type": kind, "param": param, "code": code}
        return JSONResponse({"error": error}, status, headers)

    def check_key(self, request: Request) -> None:
        """Raises Refused without the key."""
        if request.headers.get("authorization") != f"Bearer {self._key}":
            raise Refused(self.error(401, "Incorrect API key provided.", code="invalid_api_key"))

    def check_model(self, model: object) -> str:
        """Raises Refused for a model that the organization has not got."""
        if not isinstance(model, str):
            raise Refused(self.error(400, "you must provide a model parameter"))
        if model not in self._models:
            message = f"The model `{model}` does not exist or you do not have access to it."
            raise Refused(self.error(404, message, code="model_not_found"))
        return model

    async def _list(self, request: Request) -> Response:
        self.check_key(request)
        data = [
            {"id": model, "object": "model", "created": _CREATED, "owned_by": "system"}
            for model in self._models
        ]
        # What measures a model asks here first whether it is one.
        return JSONResponse({"object": "list", "data": data}, headers={"x-standin": "yes"})

    async def _complete(self, request: Request) -> Response:
        self.check_key(request)
        sent = self._object(await request.body())
        asked = self._read(sent)
        self.asked.append(asked)
        completion = self._completion(asked, request)
        if not sent.get("stream"):
            return JSONResponse(completion.whole(), headers=_LIMITS)
        options: JsonObject = sent.get("stream_options") or {}
        chunks = completion.chunks(usage=bool(options.get("include_usage")))
        return StreamingResponse(
            _events(chunks), media_type="text/event-stream", headers=dict(_LIMITS)
        )

    def _object(self, body: bytes) -> JsonObject:
        try:
            sent: Any = json.loads(body)
        except ValueError:
            sent = None
        if not isinstance(sent, dict):
            raise Refused(self.error(400, "We could not parse the JSON body of your request."))
        return cast(JsonObject, sent)

    def _read(self, sent: JsonObject) -> Asked:
        model = self.check_model(sent.get("model"))
        messages = self._messages(sent.get("messages"))
        told = ("system", "developer")
        return Asked(
            model=model,
            system=" ".join(text for role, text in messages if role in told),
            messages=tuple(text for role, text in messages if role not in told),
            schema=self._schema(sent.get("response_format"), messages),
            temperature=sent.get("temperature"),
            max_tokens=sent.get("max_completion_tokens", sent.get("max_tokens")),
        )

    def _messages(self, sent: Any) -> list[tuple[str, str]]:
        if not isinstance(sent, list) or not sent:
            message = "Missing required parameter: 'messages'."
            raise Refused(self.error(400, message, param="messages"))
        found: list[tuple[str, str]] = []
        for number, item in enumerate(cast(list[JsonObject], sent)):
            role = item.get("role")
            if role not in _ROLES:
                message = f"Invalid value: {role!r}. Supported values are: {_ROLES}."
                raise Refused(self.error(400, message, param=f"messages[{number}].role"))
            found.append((role, _text(item.get("content"))))
        return found

    def _schema(self, wanted: JsonObject | None, messages: list[tuple[str, str]]) -> Any:
        kind = "text" if wanted is None else wanted.get("type")
        if wanted is None or kind == "text":
            return None
        if kind == "json_object":
            if not any("json" in text.lower() for _, text in messages):
                message = (
                    "'messages' must contain the word 'json' in some form, to use"
                    " 'response_format' of type 'json_object'."
                )
                raise Refused(self.error(400, message, param="messages"))
            return {}
        named: JsonObject = wanted.get("json_schema") or {}
        if kind != "json_schema" or not {"name", "schema"} <= named.keys():
            message = "Missing required parameter: 'response_format.json_schema'."
            raise Refused(self.error(400, message, param="response_format"))
        if named.get("strict"):
            self._check_strict(named["name"], named["schema"])
        return named["schema"]

    def _check_strict(self, name: str, schema: Any) -> None:
        """Every object must be closed and all of it required, wherever it stands."""
        if isinstance(schema, list):
            for item in cast(list[Any], schema):
                self._check_strict(name, item)
            return
        if not isinstance(schema, dict):
            return
        part = cast(JsonObject, schema)
        properties: JsonObject | None = part.get("properties")
        if properties is not None and (
            part.get("additionalProperties") is not False
            or set(part.get("required", ())) != set(properties)
        ):
            message = (
                f"Invalid schema for response_format '{name}': 'additionalProperties' is required"
                " to be supplied and to be false, and 'required' to hold every key in properties."
            )
            raise Refused(self.error(400, message, param="response_format"))
        for inner in part.values():
            self._check_strict(name, inner)

    def _completion(self, asked: Asked, request: Request) -> "_Completion":
        try:
            text = self._model(asked)
        except Blocked as blocked:
            if blocked.before:
                message = (
                    "Invalid prompt: your prompt was flagged as potentially violating our usage"
                    " policy."
                )
                raise Refused(self.error(400, message, code="invalid_prompt")) from blocked
            return _Completion(asked, REFUSAL, refused=True)
        return _Completion(asked, spoiled(text, content_fault(request)), refused=False)


class _Completion:
    """One answer: whole, or as chunks."""

    def __init__(self, asked: Asked, text: str, *, refused: bool) -> None:
        self._asked = asked
        self._text, is_cut = cut(text, asked.max_tokens)
        self._field = "refusal" if refused else "content"
        self._reason = "length" if is_cut else "stop"

    def whole(self) -> JsonObject:
        message = {"role": "assistant", "content": None, "refusal": None, self._field: self._text}
        choice = {
            "index": 0,
            "message": message,
            "logprobs": None,
            "finish_reason": self._reason,
        }
        return {**self._head("chat.completion"), "choices": [choice], "usage": self._usage()}

    def chunks(self, *, usage: bool) -> list[JsonObject]:
        deltas: list[tuple[JsonObject, str | None]] = [
            ({"role": "assistant", self._field: ""}, None),
            *(({self._field: piece}, None) for piece in pieces(self._text)),
            ({}, self._reason),
        ]
        head = self._head("chat.completion.chunk")
        chunks: list[JsonObject] = [
            {**head, "choices": [{"index": 0, "delta": delta, "finish_reason": reason}]}
            for delta, reason in deltas
        ]
        return [*chunks, {**head, "choices": [], "usage": self._usage()}] if usage else chunks

    def _head(self, kind: str) -> JsonObject:
        return {
            "id": "chatcmpl-standin",
            "object": kind,
            "created": _CREATED,
            "model": self._asked.model,
        }

    def _usage(self) -> dict[str, int]:
        prompt, answer = self._asked.tokens, tokens(self._text)
        return {
            "prompt_tokens": prompt,
            "completion_tokens": answer,
            "total_tokens": prompt + answer,
        }


async def _events(chunks: list[JsonObject]) -> AsyncGenerator[bytes]:
    for chunk in chunks:
        yield f"data: {json.dumps(chunk)}\n\n".encode()
    yield b"data: [DONE]\n\n"


def _text(content: Any) -> str:
    """A message's text, given whole or in parts."""
    if isinstance(content, str):
        return content
    parts: list[JsonObject] = content or []
    return " ".join(part["text"] for part in parts if part.get("type") == "text")
