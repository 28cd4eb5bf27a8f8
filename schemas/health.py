"""Whether the process is up, and whether it can serve."""

from typing import Literal

from schemas.base import Schema


class Health(Schema):
    """All is well; anything else is an error."""

    status: Literal["ok"] = "ok"
