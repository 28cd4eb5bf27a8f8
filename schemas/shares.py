"""Links that show an interview's results to others."""

from typing import Annotated

from pydantic import AwareDatetime, Field

from schemas.base import Id, Schema
from schemas.results import Results


class Show(Schema):
    """What a link shows besides the feedback."""

    name: bool
    resume: bool
    audio: bool


class ShareRequest(Schema):
    """A new link."""

    expires_in_days: Annotated[int, Field(ge=1, le=90)]
    show: Show


class ShareLink(Schema):
    """A link as it was made."""

    id: Id
    url: str
    expires_at: AwareDatetime


class MadeLink(Schema):
    """A link that was made; its address was told then. `opened_at`: when somebody first looked."""

    id: Id
    show: Show
    created_at: AwareDatetime
    expires_at: AwareDatetime
    opened_at: AwareDatetime | None


class SharedResults(Schema):
    """What whoever has the link sees; `name` is null where the link does not show it."""

    name: str | None
    results: Results
    expires_at: AwareDatetime
