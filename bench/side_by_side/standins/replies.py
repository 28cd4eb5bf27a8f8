"""What the stand-in language model says: one of a few sentences of an interviewer's length."""

import json
import random
import re
from typing import Any, Final

SENTENCES: Final = (
    "Thank you, that helps, and could you walk me through the part of it that you found the "
    "hardest to decide?",
    "I see what you mean, so what would you do differently today if you had the same two weeks "
    "again?",
    "That is interesting, so how did you find out that it had worked, and who else looked at the "
    "result with you?",
    "All right, and when people disagreed with you about it, what did you say to them in the very "
    "first meeting?",
    "Let us stay there for a moment, what was the first sign that something about the plan was "
    "going wrong?",
    "Good, now imagine that twice as many people had used it, which part would have broken first, "
    "and why?",
)
"""About twenty words each."""
_PASSAGE_WORDS: Final = 6


def spoken(rng: random.Random) -> str:
    """The reply to whatever was said."""
    return rng.choice(SENTENCES)


def value(schema: dict[str, Any], prompt: str, rng: random.Random) -> str:
    """JSON that fits a schema: our own agent asks for values instead of sentences.

    A field `about` gets words of the answer, as a model that follows its instructions would give.
    """
    return json.dumps(_made(schema, schema, "", prompt, rng))


def _made(
    part: dict[str, Any], whole: dict[str, Any], name: str, prompt: str, rng: random.Random
) -> Any:
    if "$ref" in part:
        return _made(whole["$defs"][part["$ref"].rsplit("/", 1)[1]], whole, name, prompt, rng)
    if "enum" in part:
        return part["enum"][0]
    if "const" in part:
        return part["const"]
    if "anyOf" in part:
        return _made(part["anyOf"][0], whole, name, prompt, rng)
    match part.get("type"):
        case "object":
            return {
                key: _made(inner, whole, key, prompt, rng)
                for key, inner in part.get("properties", {}).items()
            }
        case "array":
            least = part.get("minItems", 0)
            return [_made(part["items"], whole, name, prompt, rng) for _ in range(least)]
        case "integer" | "number":
            return part.get("minimum", 1)
        case "boolean":
            return False
        case "null":
            return None
        case _:
            return _passage(prompt) if name == "about" else spoken(rng)


def _passage(prompt: str) -> str:
    """The last words of the answer that the prompt holds."""
    answers = re.findall(r"<<<\S+ answer\n(.*?)\n\S+>>>", prompt, re.DOTALL)
    words = (answers[-1] if answers else prompt).split()
    return " ".join(words[-_PASSAGE_WORDS:])
