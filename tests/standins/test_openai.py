"""OpenAI's SDK against the stand-in of chat completions."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import openai
import pytest
from openai import AsyncOpenAI

from tests.standins.asked import Asked, Blocked
from tests.standins.faults import Kind
from tests.standins.openai import MODEL, REFUSAL, OpenAI
from tests.standins.serving import standin
from tests.standins.support import (
    KEY,
    VERDICT,
    Verdict,
    fault,
    judge,
    openai_client,
    outcomes,
    parsed,
)

QUESTION = "How good is this answer?"
STRICT: Any = {
    "type": "json_schema",
    "json_schema": {
        "name": "verdict",
        "strict": True,
        "schema": {**Verdict.model_json_schema(), "additionalProperties": False},
    },
}
MESSAGES: Any = [
    {"role": "system", "content": "You judge answers."},
    {"role": "user", "content": QUESTION},
]


async def ask(client: AsyncOpenAI, **more: Any) -> str:
    wanted: Any = {"response_format": STRICT, **more}
    create: Any = client.chat.completions.create
    answer = await create(model=MODEL, messages=MESSAGES, **wanted)
    return parsed(answer.choices[0].message.content)


async def listen(client: AsyncOpenAI) -> str:
    chunks = await client.chat.completions.create(
        model=MODEL, messages=MESSAGES, response_format=STRICT, stream=True
    )
    return parsed("".join([chunk.choices[0].delta.content or "" async for chunk in chunks]))


async def test_a_schema_is_answered_with_what_fits_it() -> None:
    app = OpenAI(judge, key=KEY)
    async with standin(app) as origin, openai_client(origin) as client:
        answer = await client.chat.completions.parse(
            model=MODEL, messages=MESSAGES, response_format=Verdict, temperature=0.0
        )
    message = answer.choices[0].message
    assert (message.parsed, message.refusal) == (VERDICT, None)
    assert answer.choices[0].finish_reason == "stop"
    assert answer.usage is not None
    assert answer.usage.total_tokens == answer.usage.prompt_tokens + answer.usage.completion_tokens
    [asked] = app.asked
    assert (asked.model, asked.system, asked.messages) == (MODEL, "You judge answers.", (QUESTION,))
    assert asked.temperature == 0.0
    assert asked.schema is not None
    assert set(asked.schema["properties"]) == {"reason", "score"}


async def test_any_json_is_given_where_the_word_stands() -> None:
    async with standin(OpenAI(judge, key=KEY)) as origin, openai_client(origin) as client:
        with pytest.raises(openai.BadRequestError, match="must contain the word 'json'"):
            await ask(client, response_format={"type": "json_object"})
        answer = await client.chat.completions.create(
            model=MODEL,
            messages=[{"role": "user", "content": f"{QUESTION} Answer in JSON."}],
            response_format={"type": "json_object"},
        )
    assert parsed(answer.choices[0].message.content) == "score 7"


async def test_a_stream_brings_the_same_text_in_parts_and_then_its_usage() -> None:
    async with standin(OpenAI(judge, key=KEY)) as origin, openai_client(origin) as client:
        stream = await client.chat.completions.create(
            model=MODEL,
            messages=MESSAGES,
            stream=True,
            stream_options={"include_usage": True},
        )
        chunks = [chunk async for chunk in stream]
    *said, last = chunks
    assert "".join(chunk.choices[0].delta.content or "" for chunk in said) == VERDICT.reason
    assert [chunk.choices[0].finish_reason for chunk in said[:-1]] == [None] * (len(said) - 1)
    assert said[-1].choices[0].finish_reason == "stop"
    assert last.choices == []
    assert last.usage is not None
    assert last.usage.completion_tokens > 0


async def test_an_answer_ends_where_its_tokens_do() -> None:
    async with standin(OpenAI(judge, key=KEY)) as origin, openai_client(origin) as client:
        answer = await client.chat.completions.create(
            model=MODEL, messages=MESSAGES, max_completion_tokens=3
        )
    assert answer.choices[0].finish_reason == "length"
    assert answer.choices[0].message.content == VERDICT.reason[:12]


async def test_a_refusal_is_no_content() -> None:
    def refuse(_: Asked) -> str:
        raise Blocked(before=False)

    async with standin(OpenAI(refuse, key=KEY)) as origin, openai_client(origin) as client:
        answer = await client.chat.completions.create(model=MODEL, messages=MESSAGES)
        chunks = [
            chunk
            async for chunk in await client.chat.completions.create(
                model=MODEL, messages=MESSAGES, stream=True
            )
        ]
    message = answer.choices[0].message
    assert (message.content, message.refusal) == (None, REFUSAL)
    assert "".join(chunk.choices[0].delta.refusal or "" for chunk in chunks) == REFUSAL


async def test_a_flagged_prompt_is_a_bad_request() -> None:
    def refuse(_: Asked) -> str:
        raise Blocked(before=True)

    async with standin(OpenAI(refuse, key=KEY)) as origin, openai_client(origin) as client:
        with pytest.raises(openai.BadRequestError) as caught:
            await ask(client)
    assert caught.value.code == "invalid_prompt"


async def test_too_many_requests_say_how_long_to_wait() -> None:
    app = OpenAI(judge, key=KEY, faults=[fault(Kind.RATE_LIMITED)])
    async with standin(app) as origin, openai_client(origin) as client:
        with pytest.raises(openai.RateLimitError) as caught:
            await ask(client)
    assert caught.value.code == "rate_limit_exceeded"
    assert caught.value.response.headers["retry-after"] == "3"


async def test_the_sdk_tries_again_where_it_may() -> None:
    app = OpenAI(judge, key=KEY, faults=[fault(Kind.ERROR)])
    async with standin(app) as origin, openai_client(origin, retries=1) as client:
        assert await ask(client) == "score 7"
    assert len(app.requests) == 2


async def test_models_are_listed() -> None:
    app = OpenAI(judge, key=KEY, models=("one", "two"))
    async with standin(app) as origin, openai_client(origin) as client:
        assert [model.id async for model in client.models.list()] == ["one", "two"]


async def test_a_wrong_key_and_an_unknown_model_are_named() -> None:
    async with standin(OpenAI(judge, key=KEY)) as origin:
        async with openai_client(origin, key="another") as client:
            with pytest.raises(openai.AuthenticationError) as wrong:
                await ask(client)
        async with openai_client(origin) as client:
            with pytest.raises(openai.NotFoundError) as unknown:
                await client.chat.completions.create(model="gpt-0", messages=MESSAGES)
    assert wrong.value.code == "invalid_api_key"
    assert unknown.value.code == "model_not_found"


@pytest.mark.parametrize(
    ("more", "param"),
    [
        ({"messages": []}, "messages"),
        ({"messages": [{"role": "boss", "content": "?"}]}, "messages[0].role"),
        ({"response_format": {"type": "json_schema"}}, "response_format"),
        (
            {
                "response_format": {
                    "type": "json_schema",
                    "json_schema": {
                        "name": "open",
                        "strict": True,
                        "schema": Verdict.model_json_schema(),
                    },
                }
            },
            "response_format",
        ),
    ],
)
async def test_what_does_not_fit_is_refused(more: dict[str, Any], param: str) -> None:
    body = {"model": MODEL, "messages": MESSAGES, **more}
    headers = {"Authorization": f"Bearer {KEY}"}
    async with standin(OpenAI(judge, key=KEY)) as origin, httpx.AsyncClient() as client:
        refused = await client.post(f"{origin}/v1/chat/completions", json=body, headers=headers)
    assert refused.status_code == 400
    assert refused.json()["error"]["param"] == param


WHOLE: dict[Kind, str] = {
    Kind.DELAY: "score 7",
    Kind.DRIP: "score 7",
    Kind.RESET: "APIConnectionError",
    Kind.RATE_LIMITED: "RateLimitError",
    Kind.ERROR: "InternalServerError",
    Kind.UNAVAILABLE: "InternalServerError",
    Kind.MALFORMED: "no JSON",
    Kind.WRONG_SCHEMA: "other JSON: ['unexpected']",
    Kind.EMPTY: "nothing",
    Kind.ENDLESS: "gave up",
    Kind.TRUNCATED: "APIConnectionError",
    Kind.WRONG_TYPE: "AttributeError",
    Kind.HANG: "APITimeoutError",
}
STREAMED: dict[Kind, str] = {
    Kind.DELAY: "score 7",
    Kind.DRIP: "score 7",
    Kind.RESET: "APIConnectionError",
    Kind.RATE_LIMITED: "RateLimitError",
    Kind.ERROR: "InternalServerError",
    Kind.UNAVAILABLE: "InternalServerError",
    Kind.MALFORMED: "no JSON",
    Kind.WRONG_SCHEMA: "other JSON: ['unexpected']",
    Kind.EMPTY: "nothing",
    Kind.ENDLESS: "gave up",
    Kind.TRUNCATED: "nothing",
    Kind.WRONG_TYPE: "nothing",
    Kind.HANG: "APITimeoutError",
}


@pytest.mark.parametrize(("call", "expected"), [(ask, WHOLE), (listen, STREAMED)])
async def test_what_each_fault_does_to_a_call(
    call: Callable[[AsyncOpenAI], Awaitable[str]], expected: dict[Kind, str]
) -> None:
    def app_with(kind: Kind) -> OpenAI:
        return OpenAI(judge, key=KEY, faults=[fault(kind)])

    assert await outcomes(app_with, openai_client, call) == expected
