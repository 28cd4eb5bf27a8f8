"""What every schema here has in common."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

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
