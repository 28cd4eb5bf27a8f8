"""Schemas as providers take them."""

from typing import Annotated, Any, Literal

from pydantic import Field

from agent.engines.json_schema import json_schema
from schemas.base import Schema


class Inner(Schema):
    pattern: Annotated[str, Field(pattern="^a$", max_length=3)]


class Outer(Schema):
    kind: Literal["one"] = "one"
    title: str
    score: Annotated[int, Field(ge=1, le=10)]
    parts: Annotated[tuple[Inner, ...], Field(min_length=1, max_length=5)]
    maybe: float | None = None


def test_structure_and_ranges_stay_and_the_rest_goes() -> None:
    found: Any = json_schema(Outer)
    assert set(found["properties"]) == {"kind", "title", "score", "parts", "maybe"}
    assert found["required"] == ["title", "score", "parts"]
    assert found["properties"]["kind"]["enum"] == ["one"]
    assert (found["properties"]["score"]["minimum"], found["properties"]["score"]["maximum"]) == (
        1,
        10,
    )
    assert found["properties"]["parts"]["maxItems"] == 5
    inner = found["$defs"]["Inner"]["properties"]
    assert set(inner) == {"pattern"}
    assert "pattern" not in inner["pattern"]
    assert "maxLength" not in inner["pattern"]
    assert "default" not in str(found)
