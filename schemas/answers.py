"""What a person may do with an answer after the interview."""

from typing import Annotated

from pydantic import Field

from schemas.base import Schema
from schemas.room import TypedText


class EditAnswerRequest(Schema):
    """A correction of the transcript; the answer is evaluated again."""

    transcript: TypedText


class DisputeRequest(Schema):
    """Why a score is wrong, in the candidate's words."""

    reason: Annotated[str, Field(min_length=1, max_length=2_000)]
