"""Whether a text is a job post at all."""

import re
from collections.abc import Sequence
from typing import Final

from agent.coach.bank import GENERAL, Bank
from agent.coach.job_post.sections import Heading, Item
from agent.coach.passages import Passage

SHORT_WORDS: Final = 25
"""A text of so few words is somebody's summary of a job: fewer signs of it are enough."""

NEEDED_IN_SHORT: Final = 2
NEEDED: Final = 3
_TITLE_COUNTS: Final = 2
_TERMS: Final = 2
"""So many terms of a trade in a long text are a sign; in a short one, any is all there is."""
_TERM_IN_SHORT: Final = 2

_SIGNS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:we(?:'re| are)|is|are) (?:hiring|looking for|seeking|recruiting)\b",
        r"\b(?:vacancy|job|role|position|post|opening|stelle)\b",
        r"\((?:[mwfdx]/){1,2}[mwfdx]\)|\ball genders\b|\bequal opportunit",
        r"\b(?:salary|per annum|an hour|pension|base|holiday|bonus|benefits|commission|wage)\b",
        r"\b(?:full|part)[- ]time\b|\bpermanent\b|\bshifts?\b|\bremote\b|\bhybrid\b|\bfreelance\b",
        r"\bapply\b|\bapplicants?\b|\bcandidates?\b|\bapplications?\b",
        r"\byou(?:'|’)?(?: wi)?ll\b",
        r"\byou (?:have|bring|need|must|are|know|can|should|speak|enjoy|develop)\b",
        r"\b(?:experience|knowledge|proficiency|skills?|expertise) (?:with|in|of|is|are|and)\b",
        r"\b\d+\+? ?(?:to \d+ |[-–] ?\d+ )?years?\b|\b(?:two|three|four|five|several) years\b",
        r"\b(?:degree|qualifi\w+|certificate|licen[cs]e)\b",
        r"\b(?:must|required?|requirements?|essential|desirable|preferred|nice to have|a plus)\b",
        r"\b(?:join us|join our|our team|the team|colleagues)\b|\bto join\b|^join\b",
        r"\b(?:responsib\w+|duties|tasks)\b",
    )
)
_FIRST_PERSON: Final = re.compile(r"\b(?:I|my|me|I'm|I've|myself)\b")
_OF_A_CANDIDATE: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bcurriculum vitae\b|\br[ée]sum[ée]\b",
        r"\b(?:references on request|date of birth|hobbies)\b",
        r"\b(?:work|employment|career) history\b|\bwork experience\b",
        r"\b(?:19|20)\d\d\s*[-–—]+\s*(?:(?:19|20)\d\d|present|now|today|heute)",
        r"[\w.]{1,64}@[\w.]{1,64}.{0,40}\+?\d[\d ]{7,}",
        r"^dear\b|\byours (?:sincerely|faithfully)\b|\bi am writing\b",
        r"\bcandidate:|\binterviewer:",
    )
)
_CODE: Final = re.compile(r"[{}<>;=\[\]\\]|\(\)|\bdef \b|\breturn\b|\bimport\b")
_LAW: Final = re.compile(r"\b(?:this agreement|hereby|hereinafter|licensee|licensor)\b", re.I)


def reads_like_a_job(
    text: str, parts: Sequence[Item | Heading], title: Passage | None, bank: Bank
) -> bool:
    """Whether a text that was read to `parts` tells of a job that somebody else is to do.

    text: the clean text, its lines joined by spaces.
    """
    words = len(text.split())
    if not words or _is_something_else(text, words):
        return False
    signs = sum(pattern.search(text) is not None for pattern in _SIGNS)
    signs += len({part.kind for part in parts if isinstance(part, Heading)} - {None, "other"})
    if title is not None:
        signs += _TITLE_COUNTS
    terms = len({found.target for found in bank.words.find(text)} | _skills(text, bank))
    if words <= SHORT_WORDS:
        return signs + min(terms, 1) * _TERM_IN_SHORT >= NEEDED_IN_SHORT
    return signs + (terms >= _TERMS) >= NEEDED


def _skills(text: str, bank: Bank) -> set[tuple[str, str]]:
    return {found.target for found in bank.skills.find(text) if found.target[0] != GENERAL}


def _is_something_else(text: str, words: int) -> bool:
    if len(_CODE.findall(text)) / words > 1 / 12 or _LAW.search(text):
        return True
    of_a_person = sum(pattern.search(text) is not None for pattern in _OF_A_CANDIDATE)
    mine = len(_FIRST_PERSON.findall(text)) / words
    return of_a_person >= 2 or (mine > 1 / 40 and words > SHORT_WORDS)
