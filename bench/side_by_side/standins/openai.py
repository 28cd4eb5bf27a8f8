"""OpenAI's chat completions, streamed and whole: what a follow-up costs in time, and no model."""

import asyncio
import json
from collections.abc import AsyncGenerator
from typing import Any, Final

TOKEN_S: Final = 0.007
"""Between two tokens, about 140 a second."""


def completion(text: str, model: str) -> dict[str, Any]:
    """The body of an answer that is not streamed."""
    message = {"role": "assistant", "content": text, "refusal": None}
    choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
    return {**_head("chat.completion", model), "choices": [choice], "usage": _usage(text)}


async def streamed(text: str, model: str, *, usage: bool) -> AsyncGenerator[bytes]:
    """The events of a streamed answer, one word at a time."""
    head = _head("chat.completion.chunk", model)
    first, *others = text.split(" ")
    pieces: list[dict[str, Any]] = [{"role": "assistant", "content": first}]
    pieces += [{"content": f" {word}"} for word in others]
    for piece in pieces:
        yield _event({**head, "choices": [_choice(piece, None)]})
        await asyncio.sleep(TOKEN_S)
    yield _event({**head, "choices": [_choice({}, "stop")]})
    if usage:
        yield _event({**head, "choices": [], "usage": _usage(text)})
    yield b"data: [DONE]\n\n"


def whole_takes_s(text: str) -> float:
    """Seconds after the first token until an answer that is not streamed is there."""
    return TOKEN_S * len(text.split(" "))


def _choice(delta: dict[str, Any], reason: str | None) -> dict[str, Any]:
    return {"index": 0, "delta": delta, "logprobs": None, "finish_reason": reason}


def _head(kind: str, model: str) -> dict[str, Any]:
    return {"id": "chatcmpl-standin", "object": kind, "created": 1_772_442_000, "model": model}


def _usage(text: str) -> dict[str, int]:
    tokens = len(text.split(" "))
    return {"prompt_tokens": 100, "completion_tokens": tokens, "total_tokens": 100 + tokens}


def _event(body: dict[str, Any]) -> bytes:
    return f"data: {json.dumps(body)}\n\n".encode()
