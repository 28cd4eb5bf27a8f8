"""What a link hides, from what is known of the person."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from api.resumes.bodies import current_reading
from api.resumes.models import ResumeRow
from api.shares.redaction import Hidden, Redactor
from schemas.results import Results
from schemas.resumes import ParsedResume
from schemas.shares import Show

_LEGAL_FORM: Final = re.compile(
    r"[\s,]+(inc|ltd|llc|plc|gmbh|ag|se|kg|corp|co|bv|sa|sarl|oy|ab|limited|corporation)\.?$",
    re.IGNORECASE,
)


def redacted(
    results: Results, show: Show, account_name: str, resumes: Sequence[ResumeRow]
) -> Results:
    """The results as a link shows them (blocking). Earlier attempts belong to other interviews.

    account_name: what the person calls themselves here; resumes: all that are known of them.
    """
    answers = tuple(
        answer.model_copy(
            update={
                "previous_attempts": (),
                # Without the sound, when a word was said is of no use.
                **({} if show.audio else {"audio_url": None, "words": ()}),
            }
        )
        for answer in results.answers
    )
    recording = results.recording if show.audio else None
    shown = results.model_copy(update={"answers": answers, "recording": recording})
    if show.name and show.resume:
        return shown
    redactor = _redactor(show, account_name, resumes)
    return Results.model_validate(redactor.value(shown.model_dump(mode="json")))


def _redactor(show: Show, account_name: str, resumes: Sequence[ResumeRow]) -> Redactor:
    readings = list(_readings(resumes))
    names = [account_name, *(reading.name for reading in readings if reading.name)]
    return Redactor(
        Hidden(
            names=() if show.name else names,
            contacts=[contact for reading in readings for contact in _contacts(reading)],
            terms=() if show.resume else [term for one in readings for term in _terms(one)],
        )
    )


def _readings(resumes: Iterable[ResumeRow]) -> Iterable[ParsedResume]:
    """What was read and what the person made of it: either may be what was said."""
    for row in resumes:
        if (current := current_reading(row)) is not None:
            yield current
            yield ParsedResume.model_validate(row.parsed)


def _contacts(reading: ParsedResume) -> Iterable[str]:
    return (value for value in (reading.email, reading.phone, *reading.links) if value)


def _terms(reading: ParsedResume) -> Iterable[str]:
    """Names that say whose résumé it is; skills and titles are everybody's."""
    values = (
        reading.location,
        *(entry.company for entry in reading.experience),
        *(entry.school for entry in reading.education),
        *(entry.name for entry in reading.projects),
    )
    for value in values:
        if value:
            yield value
            yield _LEGAL_FORM.sub("", value)
