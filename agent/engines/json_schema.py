"""A schema as providers take it: structure and ranges, without what some of them refuse. Pure."""

from typing import Any, Final, cast

from agent.engines.chat import JsonSchema
from schemas.base import Schema

_KEPT: Final = frozenset(
    (
        "$defs",
        "$ref",
        "additionalProperties",
        "anyOf",
        "description",
        "enum",
        "items",
        "maxItems",
        "maximum",
        "minItems",
        "minimum",
        "prefixItems",
        "properties",
        "required",
        "title",
        "type",
    )
)
_NAMED: Final = frozenset(("$defs", "properties"))
"""Their keys are names of ours and not keywords."""


def json_schema(shape: type[Schema]) -> JsonSchema:
    """The shape's schema. Our own check still holds what is left out: patterns, lengths of text."""
    return cast(JsonSchema, _kept(shape.model_json_schema()))


def _kept(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_kept(one) for one in cast(list[Any], schema)]
    if not isinstance(schema, dict):
        return schema
    found: JsonSchema = {}
    for key, value in cast(JsonSchema, schema).items():
        if key == "const":
            found["enum"] = [value]
        elif key in _NAMED:
            found[key] = {name: _kept(one) for name, one in cast(JsonSchema, value).items()}
        elif key in _KEPT:
            found[key] = _kept(value)
    return found
