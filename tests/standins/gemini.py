"""Google's Gemini API: generateContent and streamGenerateContent, with structured output.

Learned from the API reference, its error guide (google.rpc.Status) and the google-genai SDK.
"""

import json
import re
from collections.abc import AsyncGenerator, Sequence
from typing import Any, Final, cast

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from tests.standins.asked import Answer, Asked, Blocked, JsonObject, cut, pieces, spoiled, tokens
from tests.standins.base import Refused, Standin, content_fault
from tests.standins.faults import Script

MODEL: Final = "gemini-2.5-flash"

_VERSIONS: Final = ("v1", "v1beta")

_RPC: Final = {
    400: "INVALID_ARGUMENT",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    405: "NOT_FOUND",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    503: "UNAVAILABLE",
}
_SAID: Final = {
    404: "Requested entity was not found.",
    405: "Requested entity was not found.",
    429: "You exceeded your current quota, please check your plan and billing details.",
    500: "An internal error has occurred. Please retry.",
    503: "The model is overloaded. Please try again later.",
}
_BODY: Final = frozenset(
    (
        "contents",
        "systemInstruction",
        "generationConfig",
        "safetySettings",
        "tools",
        "toolConfig",
        "cachedContent",
    )
)
_CONFIG: Final = frozenset(
    (
        "temperature",
        "topP",
        "topK",
        "candidateCount",
        "maxOutputTokens",
        "stopSequences",
        "responseMimeType",
        "responseSchema",
        "responseJsonSchema",
        "seed",
        "presencePenalty",
        "frequencyPenalty",
        "responseLogprobs",
        "logprobs",
        "responseModalities",
        "thinkingConfig",
    )
)
_SCHEMA: Final = frozenset(
    (
        "type",
        "format",
        "title",
        "description",
        "nullable",
        "enum",
        "maxItems",
        "minItems",
        "properties",
        "required",
        "minProperties",
        "maxProperties",
        "minLength",
        "maxLength",
        "pattern",
        "example",
        "anyOf",
        "propertyOrdering",
        "default",
        "items",
        "minimum",
        "maximum",
        "additionalProperties",
    )
)
_ACTION: Final = re.compile(r"(?P<model>[^:]+):(?P<action>generateContent|streamGenerateContent)")
_AFTER_UNDERSCORE: Final = re.compile(r"_([a-z])")
_RATINGS: Final = [{"category": "HARM_CATEGORY_HARASSMENT", "probability": "HIGH", "blocked": True}]


class Gemini(Standin):
    """A key and models of one project. `answer` is the model; Blocked becomes a safety block."""

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
        self._models = frozenset(models)

    def routes(self) -> Sequence[BaseRoute]:
        return [Route("/{version}/models/{action}", self._generate, methods=["POST"])]

    def failure(self, status: int, retry_after_s: float) -> Response:
        if status != 429:
            return _status(status, _SAID[status])
        wait = f"{retry_after_s:g}s"
        return _status(429, f"{_SAID[429]} Please retry in {wait}.", _quota_details(wait))

    async def _generate(self, request: Request) -> Response:
        action = _ACTION.fullmatch(request.path_params["action"])
        version: str = request.path_params["version"]
        if action is None or version not in _VERSIONS:
            return _status(404, _SAID[404])
        self._check_key(request)
        asked = self._read(version, action["model"], await request.body())
        self.asked.append(asked)
        answers = self._answers(asked, request)
        if action["action"] == "generateContent":
            return JSONResponse(answers.whole())
        if request.query_params.get("alt") != "sse":
            return JSONResponse(list(answers.parts()))
        return StreamingResponse(_events(answers.parts()), media_type="text/event-stream")

    def _check_key(self, request: Request) -> None:
        given = request.headers.get("x-goog-api-key") or request.query_params.get("key")
        if given is None:
            raise Refused(
                _status(
                    403,
                    "Method doesn't allow unregistered callers (callers without established"
                    " identity). Please use API Key or other form of API consumer identity to"
                    " call this API.",
                )
            )
        if given != self._key:
            reason = {"reason": "API_KEY_INVALID", "domain": "googleapis.com"}
            detail = {"@type": "type.googleapis.com/google.rpc.ErrorInfo", **reason}
            raise Refused(_status(400, "API key not valid. Please pass a valid API key.", [detail]))

    def _read(self, version: str, model: str, body: bytes) -> Asked:
        if model not in self._models:
            raise Refused(
                _status(
                    404,
                    f"models/{model} is not found for API version {version}, or is not supported"
                    " for generateContent. Call ListModels to see the list of available models and"
                    " their supported methods.",
                )
            )
        sent = _known(_json_object(body), _BODY, "")
        config = _known(sent.get("generationConfig", {}), _CONFIG, "generation_config")
        return Asked(
            model=model,
            system=" ".join(_texts(sent.get("systemInstruction", {}))),
            messages=_messages(sent),
            schema=_schema(config),
            temperature=config.get("temperature"),
            max_tokens=config.get("maxOutputTokens"),
        )

    def _answers(self, asked: Asked, request: Request) -> "_Answers":
        try:
            text = self._model(asked)
        except Blocked as blocked:
            return _Answers(asked, "", blocked)
        return _Answers(asked, spoiled(text, content_fault(request)), None)


class _Answers:
    """One answer as GenerateContentResponse: whole, or part by part."""

    def __init__(self, asked: Asked, text: str, blocked: Blocked | None) -> None:
        self._asked = asked
        self._text, self._cut = cut(text, asked.max_tokens)
        self._blocked = blocked

    def whole(self) -> JsonObject:
        """The unary answer."""
        if self._blocked is not None:
            return self._refusal(self._blocked)
        return self._response([self._candidate(self._text, self._reason())], self._text)

    def parts(self) -> list[JsonObject]:
        """The chunks of a stream; the last says why it ended."""
        if self._blocked is not None:
            return [self._refusal(self._blocked)]
        texts = pieces(self._text) or [""]
        return [
            self._response(
                [self._candidate(text, self._reason() if n == len(texts) else None)],
                "".join(texts[:n]),
            )
            for n, text in enumerate(texts, 1)
        ]

    def _reason(self) -> str:
        return "MAX_TOKENS" if self._cut else "STOP"

    def _refusal(self, blocked: Blocked) -> JsonObject:
        if blocked.before:
            feedback = {"blockReason": "SAFETY", "safetyRatings": _RATINGS}
            return {"promptFeedback": feedback, **self._response(None, "")}
        candidate = {"finishReason": "SAFETY", "index": 0, "safetyRatings": _RATINGS}
        return self._response([candidate], "")

    def _candidate(self, text: str, reason: str | None) -> JsonObject:
        content: JsonObject = {"role": "model"}
        if text:
            content["parts"] = [{"text": text}]
        candidate: JsonObject = {"content": content, "index": 0}
        return candidate if reason is None else {**candidate, "finishReason": reason}

    def _response(self, candidates: list[JsonObject] | None, said: str) -> JsonObject:
        prompt, answer = self._asked.tokens, tokens(said)
        usage = {"promptTokenCount": prompt, "totalTokenCount": prompt + answer}
        if answer:
            usage["candidatesTokenCount"] = answer
        response: JsonObject = {
            "usageMetadata": usage,
            "modelVersion": self._asked.model,
            "responseId": "c3RhbmQtaW4",
        }
        return response if candidates is None else {"candidates": candidates, **response}


async def _events(parts: list[JsonObject]) -> AsyncGenerator[bytes]:
    for part in parts:
        yield f"data: {json.dumps(part)}\r\n\r\n".encode()


def _messages(sent: JsonObject) -> tuple[str, ...]:
    contents: list[JsonObject] = sent.get("contents", [])
    if not contents:
        raise Refused(
            _status(400, "* GenerateContentRequest.contents: contents is not specified\n")
        )
    for content in contents:
        if content.get("role", "user") not in ("user", "model"):
            raise Refused(_status(400, "Please use a valid role: user, model."))
    return tuple(" ".join(_texts(content)) for content in contents)


def _texts(content: JsonObject) -> list[str]:
    return [part["text"] for part in content.get("parts", []) if "text" in part]


def _schema(config: JsonObject) -> JsonObject | None:
    """The schema asked for. Refuses what the API refuses."""
    plain, standard = config.get("responseSchema"), config.get("responseJsonSchema")
    if plain is not None and standard is not None:
        raise Refused(
            _status(400, "response_schema and response_json_schema must not both be set.")
        )
    is_json = config.get("responseMimeType") == "application/json"
    wanted = plain if plain is not None else standard
    if wanted is None:
        return {} if is_json else None
    if not is_json:
        raise Refused(
            _status(
                400,
                "Function calling config and response schema are only supported with response mime"
                " type: 'application/json'",
            )
        )
    if plain is not None:
        _check_schema(plain, "generation_config.response_schema")
    return wanted


def _check_schema(schema: JsonObject, where: str) -> None:
    known = _known(schema, _SCHEMA, where)
    for name, part in known.get("properties", {}).items():
        _check_schema(part, f"{where}.properties[{name!r}].value")
    if "items" in known:
        _check_schema(known["items"], f"{where}.items")
    for number, part in enumerate(known.get("anyOf", [])):
        _check_schema(part, f"{where}.any_of[{number}]")


def _known(given: JsonObject, names: frozenset[str], where: str) -> JsonObject:
    """The fields by their JSON names: a proto's own names are as good. Refuses any other."""
    found: JsonObject = {}
    for name, value in given.items():
        json_name = _AFTER_UNDERSCORE.sub(lambda match: match[1].upper(), name)
        if json_name not in names:
            at = f" at '{where}'" if where else ""
            what = f'Invalid JSON payload received. Unknown name "{name}"{at}: Cannot find field.'
            violation = {"field": where, "description": what}
            detail = {
                "@type": "type.googleapis.com/google.rpc.BadRequest",
                "fieldViolations": [violation],
            }
            raise Refused(_status(400, what, [detail]))
        found[json_name] = value
    return found


def _json_object(body: bytes) -> JsonObject:
    try:
        sent: Any = json.loads(body)
    except ValueError:
        sent = None
    if not isinstance(sent, dict):
        raise Refused(_status(400, "Invalid JSON payload received. Unexpected token."))
    return cast(JsonObject, sent)


def _quota_details(wait: str) -> list[JsonObject]:
    violation = {
        "quotaMetric": "generativelanguage.googleapis.com/generate_content_free_tier_requests",
        "quotaId": "GenerateRequestsPerMinutePerProjectPerModel-FreeTier",
        "quotaDimensions": {"location": "global", "model": MODEL},
        "quotaValue": "10",
    }
    quota = {"@type": "type.googleapis.com/google.rpc.QuotaFailure", "violations": [violation]}
    retry = {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": wait}
    return [quota, retry]


def _status(code: int, message: str, details: list[JsonObject] | None = None) -> Response:
    status: JsonObject = {"code": code, "message": message, "status": _RPC[code]}
    if details is not None:
        status["details"] = details
    return JSONResponse({"error": status}, 404 if code == 405 else code)
