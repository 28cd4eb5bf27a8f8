"""Google's SDK against the stand-in of Gemini."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest
from google.genai import Client, errors, types

from tests.standins.asked import Asked, Blocked
from tests.standins.faults import Kind
from tests.standins.gemini import MODEL, Gemini
from tests.standins.serving import standin
from tests.standins.support import (
    KEY,
    VERDICT,
    Verdict,
    fault,
    gemini_client,
    judge,
    outcomes,
    parsed,
)

QUESTION = "How good is this answer?"
JSON = types.GenerateContentConfig(
    system_instruction="You judge answers.",
    temperature=0.0,
    response_mime_type="application/json",
    response_schema=Verdict,
)


async def ask(client: Client, config: types.GenerateContentConfig = JSON) -> str:
    answer = await client.aio.models.generate_content(model=MODEL, contents=QUESTION, config=config)
    return parsed(answer.text)


async def listen(client: Client) -> str:
    chunks = await client.aio.models.generate_content_stream(
        model=MODEL, contents=QUESTION, config=JSON
    )
    return parsed("".join([chunk.text or "" async for chunk in chunks]))


async def test_a_schema_is_answered_with_what_fits_it() -> None:
    app = Gemini(judge, key=KEY)
    async with standin(app) as origin, gemini_client(origin) as client:
        answer = await client.aio.models.generate_content(
            model=MODEL, contents=QUESTION, config=JSON
        )
    assert answer.parsed == VERDICT
    usage = answer.usage_metadata
    assert usage is not None
    assert usage.total_token_count == (usage.prompt_token_count or 0) + (
        usage.candidates_token_count or 0
    )
    [asked] = app.asked
    assert (asked.model, asked.system) == (MODEL, "You judge answers.")
    assert (asked.messages, asked.temperature) == ((QUESTION,), 0.0)
    assert asked.schema is not None
    assert set(asked.schema["properties"]) == {"reason", "score"}


async def test_a_json_schema_is_taken_too() -> None:
    app = Gemini(judge, key=KEY)
    config = types.GenerateContentConfig(
        response_mime_type="application/json", response_json_schema=Verdict.model_json_schema()
    )
    async with standin(app) as origin, gemini_client(origin) as client:
        assert await ask(client, config) == "score 7"
    assert app.asked[0].schema == Verdict.model_json_schema()


async def test_a_stream_brings_the_same_text_in_parts() -> None:
    app = Gemini(judge, key=KEY)
    async with standin(app) as origin, gemini_client(origin) as client:
        stream = await client.aio.models.generate_content_stream(
            model=MODEL, contents=QUESTION, config=JSON
        )
        chunks = [chunk async for chunk in stream]
    assert len(chunks) >= 3
    assert Verdict.model_validate_json("".join(chunk.text or "" for chunk in chunks)) == VERDICT
    reasons = [(chunk.candidates or [])[0].finish_reason for chunk in chunks]
    assert reasons == [None] * (len(chunks) - 1) + [types.FinishReason.STOP]


async def test_an_answer_ends_where_its_tokens_do() -> None:
    async with (
        standin(Gemini(judge, key=KEY)) as origin,
        gemini_client(origin) as client,
    ):
        answer = await client.aio.models.generate_content(
            model=MODEL,
            contents=QUESTION,
            config=types.GenerateContentConfig(max_output_tokens=3),
        )
    assert (answer.candidates or [])[0].finish_reason == types.FinishReason.MAX_TOKENS
    assert answer.text == VERDICT.reason[:12]


@pytest.mark.parametrize("before", [True, False])
async def test_a_safety_block_has_no_text_and_says_so(before: bool) -> None:
    def refuse(_: Asked) -> str:
        raise Blocked(before=before)

    async with standin(Gemini(refuse, key=KEY)) as origin, gemini_client(origin) as client:
        answer = await client.aio.models.generate_content(model=MODEL, contents=QUESTION)
        streamed = [
            chunk
            async for chunk in await client.aio.models.generate_content_stream(
                model=MODEL, contents=QUESTION
            )
        ]
    for found in (answer, streamed[-1]):
        assert found.text is None
        if before:
            assert found.prompt_feedback is not None
            assert found.prompt_feedback.block_reason == types.BlockedReason.SAFETY
            assert not found.candidates
        else:
            assert (found.candidates or [])[0].finish_reason == types.FinishReason.SAFETY


async def test_too_many_requests_say_how_long_to_wait() -> None:
    app = Gemini(judge, key=KEY, faults=[fault(Kind.RATE_LIMITED)])
    async with standin(app) as origin, gemini_client(origin) as client:
        with pytest.raises(errors.ClientError) as caught:
            await ask(client)
    assert (caught.value.code, caught.value.status) == (429, "RESOURCE_EXHAUSTED")
    error: Any = caught.value
    retry = [
        d for d in error.details["error"]["details"] if d["@type"].endswith("google.rpc.RetryInfo")
    ]
    assert [info["retryDelay"] for info in retry] == ["3s"]


async def test_the_sdk_tries_again_where_it_may() -> None:
    app = Gemini(judge, key=KEY, faults=[fault(Kind.UNAVAILABLE), fault(Kind.ERROR)])
    async with standin(app) as origin, gemini_client(origin, attempts=3) as client:
        assert await ask(client) == "score 7"
    assert len(app.requests) == 3


async def test_a_wrong_key_is_an_invalid_argument() -> None:
    app = Gemini(judge, key=KEY)
    async with standin(app) as origin, gemini_client(origin, key="another") as client:
        with pytest.raises(errors.ClientError, match="API key not valid") as caught:
            await ask(client)
    assert (caught.value.code, caught.value.status) == (400, "INVALID_ARGUMENT")
    assert app.asked == []


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ({"responseSchema": {"type": "OBJECT"}}, "response mime type"),
        (
            {
                "responseMimeType": "application/json",
                "responseSchema": {"type": "OBJECT"},
                "responseJsonSchema": {"type": "object"},
            },
            "must not both",
        ),
        (
            {
                "responseMimeType": "application/json",
                "responseSchema": {
                    "type": "OBJECT",
                    "properties": {"a": {"type": "ARRAY", "items": {"$ref": "x"}}},
                },
            },
            'Unknown name "$ref"',
        ),
        ({"temprature": 1}, 'Unknown name "temprature"'),
    ],
)
async def test_what_does_not_fit_is_refused(config: dict[str, Any], said: str) -> None:
    body = {"contents": [{"parts": [{"text": "?"}]}], "generationConfig": config}
    refused = await post(f"{MODEL}:generateContent", body)
    assert (refused.status_code, refused.json()["error"]["status"]) == (400, "INVALID_ARGUMENT")
    assert said in refused.json()["error"]["message"]


@pytest.mark.parametrize(
    ("action", "body", "key", "status"),
    [
        (f"{MODEL}:generateContent", {}, KEY, 400),
        (f"{MODEL}:generateContent", {"contents": [{"role": "system"}]}, KEY, 400),
        (f"{MODEL}:generateContent", {"content": []}, KEY, 400),
        ("gemini-0:generateContent", {"contents": [{"parts": [{"text": "?"}]}]}, KEY, 404),
        (f"{MODEL}:generate", {}, KEY, 404),
        (f"{MODEL}:generateContent", {}, None, 403),
    ],
)
async def test_the_status_of_a_refusal(
    action: str, body: dict[str, Any], key: str | None, status: int
) -> None:
    refused = await post(action, body, key)
    assert refused.status_code == status
    assert refused.json()["error"]["code"] == status


async def post(action: str, body: dict[str, Any], key: str | None = KEY) -> httpx.Response:
    headers = {} if key is None else {"x-goog-api-key": key}
    async with standin(Gemini(judge, key=KEY)) as origin, httpx.AsyncClient() as client:
        return await client.post(f"{origin}/v1beta/models/{action}", json=body, headers=headers)


WHOLE: dict[Kind, str] = {
    Kind.DELAY: "score 7",
    Kind.DRIP: "score 7",
    Kind.RESET: "ReadError",
    Kind.RATE_LIMITED: "ClientError",
    Kind.ERROR: "ServerError",
    Kind.UNAVAILABLE: "ServerError",
    Kind.MALFORMED: "no JSON",
    Kind.WRONG_SCHEMA: "other JSON: ['unexpected']",
    Kind.EMPTY: "nothing",
    Kind.ENDLESS: "gave up",
    Kind.TRUNCATED: "RemoteProtocolError",
    Kind.WRONG_TYPE: "JSONDecodeError",
    Kind.HANG: "ReadTimeout",
}
STREAMED: dict[Kind, str] = {
    Kind.DELAY: "score 7",
    Kind.DRIP: "score 7",
    Kind.RESET: "ReadError",
    Kind.RATE_LIMITED: "ClientError",
    Kind.ERROR: "ServerError",
    Kind.UNAVAILABLE: "ServerError",
    Kind.MALFORMED: "no JSON",
    Kind.WRONG_SCHEMA: "other JSON: ['unexpected']",
    Kind.EMPTY: "nothing",
    Kind.ENDLESS: "gave up",
    Kind.TRUNCATED: "no JSON",
    Kind.WRONG_TYPE: "UnknownApiResponseError",
    Kind.HANG: "ReadTimeout",
}


@pytest.mark.parametrize(("call", "expected"), [(ask, WHOLE), (listen, STREAMED)])
async def test_what_each_fault_does_to_a_call(
    call: Callable[[Client], Awaitable[str]], expected: dict[Kind, str]
) -> None:
    def app_with(kind: Kind) -> Gemini:
        return Gemini(judge, key=KEY, faults=[fault(kind)])

    assert await outcomes(app_with, gemini_client, call) == expected
