"""What a report is made of, as the process that writes it is told."""

from collections.abc import Mapping

from pydantic import AwareDatetime

from schemas.base import Id, Schema, Seconds
from schemas.interviews import Job
from schemas.results import Results
from schemas.vocabulary import InterviewKind


class Report(Schema):
    """An interview with its results. spoken_s: how long each answer's sound is, by its id."""

    job: Job
    kind: InterviewKind
    created_at: AwareDatetime
    results: Results
    spoken_s: Mapping[Id, Seconds]
