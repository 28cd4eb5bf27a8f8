"""How the web app fares in people's hands: figures and events, never content."""

from typing import Annotated

from pydantic import Field

from schemas.base import Schema

Name = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[a-z0-9_.-]+$")]


class Measure(Schema):
    """One figure: a web vital, or how often something happened."""

    name: Name
    value: Annotated[float, Field(allow_inf_nan=False)]


class TelemetryRequest(Schema):
    """What one page has to tell."""

    page: Name
    measures: Annotated[tuple[Measure, ...], Field(min_length=1, max_length=50)]
