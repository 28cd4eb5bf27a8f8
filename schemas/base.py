"""What every schema here has in common."""

from typing import Annotated, Any, cast

from pydantic import BaseModel, ConfigDict, Field, model_validator

Id = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9._:-]+$")]
"""An opaque identifier."""

Seconds = Annotated[float, Field(ge=0, allow_inf_nan=False)]
"""A duration, or a position counted from the start of some audio."""

Share = Annotated[float, Field(ge=0, le=1)]
"""A part of a whole, such as a recogniser's confidence."""


class Schema(BaseModel):
    """A value: frozen, and strict about fields it does not know."""

    # What people say and type must not reach a log by way of an error.
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    @model_validator(mode="before")
    @classmethod
    def _storable(cls, data: Any) -> Any:
        # PostgreSQL has no place for this character, and nobody means it.
        values = cast(dict[str, Any], data).values() if isinstance(data, dict) else ()
        if any(map(_has_nul, values)):
            raise ValueError("There is a character in it that cannot be stored.")
        return cast(Any, data)


def _has_nul(value: Any) -> bool:
    """In a text, or in one of a list of texts; what is deeper down checks itself."""
    if isinstance(value, str):
        return "\0" in value
    return isinstance(value, list | tuple) and any(
        isinstance(one, str) and "\0" in one for one in cast(list[Any], value)
    )
