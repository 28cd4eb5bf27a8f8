"""A job post in short: its title and company, what one must and may bring, what one will do."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

from agent.coach.bank import Bank, load_bank
from agent.coach.heading import find_company, find_title, title_text
from agent.coach.job import MAX_CHARACTERS_READ, UNKNOWN_TITLE
from agent.coach.job_post.recognition import reads_like_a_job
from agent.coach.job_post.sections import Item, Kind, read_sections
from agent.coach.job_post.skills import name_skills
from agent.coach.passages import Line, Passage, Span, read_lines
from schemas.jobs_analysis import JobAnalysis, Seniority

MAX_SKILLS: Final = 40
MAX_LINES: Final = 40
MAX_LINE_CHARACTERS: Final = 300

_NICE: Final = re.compile(
    r"\b(?:(?:is|are|be|as|considered) an? (?:plus|bonus|advantage)|a plus|nice to have|preferred|"
    r"desirable|(?:would|will) be (?:an? )?(?:nice|great|welcome|advantage|helpful|bonus|plus)|"
    r"(?:is|are) (?:helpful|welcome|advantageous|beneficial|useful)|preferably|ideally|"
    r"but not (?:required|essential|a must))\b",
    re.IGNORECASE,
)
_REQUIRED: Final = re.compile(
    r"\b(?:must|required?|requires?|need|essential|mandatory|we expect|would expect|experience|"
    r"knowledge|you (?:have|know|bring|can|are|speak|enjoy|should|possess)|someone (?:with|who)|"
    r"applicants?|candidates?|matters?|degree|qualifi\w+|fluent|proficien\w+|skilled)\b",
    re.IGNORECASE,
)
_DUTY: Final = re.compile(
    r"\b(?:you(?:'|’)?(?: wi)?ll|your (?:tasks?|work|job|role)|responsible for)\b", re.IGNORECASE
)
_SENIORITIES: Final[tuple[tuple[Seniority, re.Pattern[str]], ...]] = (
    ("intern", re.compile(r"\b(?:intern|internship|trainee|apprentice|werkstudent\w*)\b", re.I)),
    ("executive", re.compile(r"\b(?:chief|vp|vice president|c[etfo]o|president)\b", re.I)),
    ("lead", re.compile(r"\b(?:head|lead|director|leiter(?:in)?)\b", re.I)),
    ("senior", re.compile(r"\b(?:senior|sr|staff (?=\w+ \w)|principal|expert)\b", re.I)),
    ("mid", re.compile(r"\b(?:mid|mid-level|intermediate|medior)\b", re.I)),
    ("junior", re.compile(r"\b(?:junior|jr|entry[- ]level|graduate)\b", re.I)),
)
_YEARS: Final = re.compile(r"\b(?P<years>\d{1,2})\+? ?(?:[-–] ?\d+ |to \d+ )?years?\b", re.I)
_SENIOR_YEARS: Final = 7


class NotAJobPost(ValueError):
    """The text does not read like a job description."""


def analyze_job(text: str) -> JobAnalysis:
    """What the first 20,000 characters of `text` say; nothing in it is an instruction.

    Raises NotAJobPost.
    """
    bank = load_bank()
    lines = read_lines(text, MAX_CHARACTERS_READ)
    title = find_title(lines)
    parts = list(read_sections(lines, title))
    if not reads_like_a_job(" ".join(line.text for line in lines), parts, title, bank):
        raise NotAJobPost
    return _Findings(lines, title, [part for part in parts if isinstance(part, Item)]).body(bank)


class _Findings:
    """What was found, each with its place."""

    def __init__(self, lines: Sequence[Line], title: Passage | None, items: list[Item]) -> None:
        self._lines = lines
        self._title = title
        self._by_kind: dict[Kind, list[Item]] = {kind: [] for kind in _KINDS}
        for item in items:
            kind = _kind(item)
            if kind is not None:
                self._by_kind[kind].append(item)
        self._spans: dict[str, Span] = {}

    def body(self, bank: Bank) -> JobAnalysis:
        """The analysis with the spans of all that is in it."""
        company = find_company(self._lines, self._title)
        for name, passage in (("title", self._title), ("company", company)):
            if passage is not None:
                self._spans[name] = passage.span
        required = list(_distinct(self._skills("required", bank)))
        known = {_key(skill) for skill in required}
        nice = [one for one in _distinct(self._skills("nice", bank)) if _key(one) not in known]
        return JobAnalysis(
            title=UNKNOWN_TITLE if self._title is None else title_text(self._title),
            company=None if company is None else company.text,
            seniority=self._seniority(),
            required_skills=self._listed("required_skills", required[:MAX_SKILLS]),
            nice_to_have=self._listed("nice_to_have", nice[:MAX_SKILLS]),
            responsibilities=self._listed("responsibilities", self._texts("duties")),
            key_requirements=self._listed("key_requirements", self._texts("required")),
            spans=self._spans,
        )

    def _skills(self, kind: Kind, bank: Bank) -> Iterator[Passage]:
        for item in self._by_kind[kind]:
            plain = item.listed or kind == "nice"  # "Music or Makaton would be welcome"
            yield from name_skills(item.passage, bank, listed=plain)

    def _texts(self, kind: Kind) -> list[Passage]:
        passages = (item.passage.strip(" .;,") for item in self._by_kind[kind])
        return [one.part(0, MAX_LINE_CHARACTERS) for one in passages if one.text][:MAX_LINES]

    def _listed(self, name: str, passages: Sequence[Passage]) -> tuple[str, ...]:
        for number, passage in enumerate(passages):
            self._spans[f"{name}/{number}"] = passage.span
        return tuple(passage.text for passage in passages)

    def _seniority(self) -> Seniority | None:
        """From the line of the title, or else from the years that are asked for."""
        place = -1 if self._title is None else self._title.span[0]
        line = next((line.text for line in self._lines if place in line.origin), "")
        for seniority, pattern in _SENIORITIES:
            if pattern.search(line):
                return seniority
        years = [
            int(match["years"])
            for item in self._by_kind["required"]
            for match in _YEARS.finditer(item.passage.text)
        ]
        return "senior" if max(years, default=0) >= _SENIOR_YEARS else None


_KINDS: Final[tuple[Kind, ...]] = ("required", "nice", "duties", "other")


def _kind(item: Item) -> Literal["required", "nice", "duties", "other"] | None:
    """What an item tells: its heading says it, or its own words where they are plain."""
    text = item.passage.text
    if item.kind == "other" or item.kind == "nice":
        return item.kind
    if _NICE.search(text):
        return "nice"
    if item.listed and item.kind is not None:
        return item.kind
    if _DUTY.search(text):
        return "duties"
    if _REQUIRED.search(text):
        return "required"
    return None if item.kind == "duties" else item.kind


def _distinct(passages: Iterable[Passage]) -> Iterator[Passage]:
    seen: set[str] = set()
    for passage in passages:
        if _key(passage) not in seen:
            seen.add(_key(passage))
            yield passage


def _key(passage: Passage) -> str:
    return passage.text.casefold()
