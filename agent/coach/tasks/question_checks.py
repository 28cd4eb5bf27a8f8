"""Whether a question that a model wrote may be asked: by code, one question at a time. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Final

from pydantic import Field

from agent.coach.bank import load_bank
from agent.coach.candidates import ChosenQuestion
from agent.coach.evaluation.quotes import is_said, tokens
from agent.coach.likeness import TOO_ALIKE, content, likeness
from agent.coach.tasks.aloud import asks_by_itself, is_plain_speech, is_question
from agent.coach.tasks.invention import Sources
from agent.coach.tasks.prompt_text import digest
from schemas.base import Schema
from schemas.vocabulary import Category, Difficulty

MAX_SKILLS: Final = 3
LEAST_LINE: Final = 2
"""Words of a line that a question grows out of; one word is found anywhere."""

_AN_EMPLOYER: Final = re.compile(r"\b(?:at|for|with|joined|left) ([A-Z][\w&.'’-]*)")

_Skill = Annotated[str, Field(min_length=1, max_length=60)]


class Written(Schema):
    """A question as the model writes it; line comes first, so that the question follows from it."""

    line: Annotated[str, Field(min_length=2, max_length=300)]
    text: Annotated[str, Field(min_length=15, max_length=500)]
    skills: Annotated[tuple[_Skill, ...], Field(max_length=5)]
    why: Annotated[str, Field(min_length=5, max_length=300)]


@dataclass(frozen=True)
class Material:
    """What questions are made from: lines of the résumé and the job description, whole."""

    resume: str
    job: str

    @property
    def texts(self) -> tuple[str, str]:
        """Both."""
        return self.resume, self.job

    @cached_property
    def sources(self) -> Sources:
        """What a question may speak of."""
        return Sources(self.texts)

    def origin(self, line: str) -> str | None:
        """Where a line stands, in words to the candidate; None where it stands nowhere."""
        if len(tokens(line)) < LEAST_LINE:
            return None
        if is_said(line, [self.resume]):
            return "Your résumé says"
        return "The job description says" if is_said(line, [self.job]) else None


def fault_of(
    written: Written, material: Material, category: Category, before: Iterable[frozenset[str]]
) -> str | None:
    """Why it may not be asked; None where it may. before: contents of what is asked already."""
    text = written.text
    if not is_question(text):
        return "it is not one question that can be said to a candidate"
    if not asks_by_itself(text, material.texts):
        return "it asks nothing in words of its own"
    if material.origin(written.line) is None:
        return "its line stands neither in the résumé nor in the job description"
    if new := _claims(text, material, category):
        return f"it names what the material does not: {', '.join(new)}"
    mine = content(text)
    if any(likeness(mine, other) >= TOO_ALIKE for other in before):
        return "it is nearly the same as another one"
    if not _skills(written, material):
        return "it shows no skill that the material or the question names"
    return None


def chosen(
    written: Written, material: Material, category: Category, difficulty: Difficulty
) -> ChosenQuestion:
    """A question without fault, with its reason and the line it comes from."""
    origin = material.origin(written.line)
    assert origin is not None, "a question without a line has a fault"
    reason = f"{origin} “{_short(written.line)}”."
    why_fits = not material.sources.inventions(written.why)
    if why_fits and is_plain_speech(written.why):
        reason = f"{reason} {written.why}"
    place = "resume" if origin.startswith("Your") else "job"
    return ChosenQuestion(
        text=written.text,
        category=category,
        difficulty=difficulty,
        skills=_skills(written, material),
        reason=reason,
        source=f"model:{place}:{digest(written.text)}",
    )


def _claims(text: str, material: Material, category: Category) -> Sequence[str]:
    """Names that are nowhere in the material; a technical question may name what the trade has."""
    new = material.sources.new_names(text)
    if category != "technical":
        return new
    employers = {match[1] for match in _AN_EMPLOYER.finditer(text)}
    return [name for name in new if name in employers]


def _skills(written: Written, material: Material) -> tuple[str, ...]:
    """Those that are named in what one can look at, or known to the bank, in its words."""
    found: list[str] = []
    for skill in written.skills:
        known = next((one.target[1] for one in load_bank().skills.find(skill)), None)
        if known is not None or is_said(skill, (*material.texts, written.text)):
            found.append(skill)
    return tuple(dict.fromkeys(found))[:MAX_SKILLS]


def _short(line: str) -> str:
    words = " ".join(line.split())
    return words if len(words) <= 120 else f"{words[:119].rstrip()}…"
