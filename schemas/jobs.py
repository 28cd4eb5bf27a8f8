"""Work that goes on in the background."""

from typing import Literal

from schemas.base import Id, Schema, Share

JobStatus = Literal["pending", "running", "done", "failed"]


class JobStarted(Schema):
    """Where to ask how it goes."""

    job_id: Id


class BackgroundJob(Schema):
    """How a piece of background work stands."""

    status: JobStatus
    progress: Share
    result_url: str | None
    error: str | None
