"""Whether a question that a model wrote may be asked: by code, one question at a time. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import Field

from agent.coach.bank import load_bank
from agent.coach.candidates import ChosenQuestion
from agent.coach.evaluation.quotes import is_said, tokens
from agent.coach.likeness import TOO_ALIKE, content, likeness
from agent.coach.tasks.invention import inventions, new_names
from agent.coach.tasks.prompt_text import digest
from schemas.base import Schema
from schemas.vocabulary import Category, Difficulty

MIN_WORDS: Final = 6
MAX_WORDS: Final = 60
MAX_SENTENCES: Final = 3
MAX_SKILLS: Final = 3
LEAST_LINE: Final = 2
"""Words of a line that a question grows out of; one word is found anywhere."""

_MARKUP: Final = re.compile(r"[<>{}\[\]|`*_#\\^~=]|https?:|www\.|^\s*[-•\d]+[.)]?\s", re.MULTILINE)
_SENTENCE_END: Final = re.compile(r"[.!?](?=\s|$)")
_TO_A_MACHINE: Final = re.compile(
    r"\b(?:as an ai|system prompt|"
    r"(?:ignore|disregard|forget|repeat|reveal|override) (?:all|any|the|my|your|these|those|"
    r"previous|prior|above|earlier)\b.{0,30}\b(?:instructions?|rules|prompts?|text|above)|"
    r"scor(?:e|ing) (?:of|me|this|it)|(?:10|ten) (?:points|out of)|"
    r"(?:full|top|perfect|maximum|highest) (?:scores?|marks?|points))\b",
    re.IGNORECASE,
)
COPIED_WORDS: Final = 4
"""So many words of the material in a row are its words and not the model's."""

LEAST_OWN: Final = 4
_ASKING: Final = frozenset(
    tokens(
        "what how why when where which who whom whose tell describe walk explain talk take give "
        "show think suppose imagine say would could can do did have are were"
    )
)
_AN_EMPLOYER: Final = re.compile(r"\b(?:at|for|with|joined|left) ([A-Z][\w&.'’-]*)")

_Skill = Annotated[str, Field(min_length=1, max_length=60)]


class Written(Schema):
    """A question as the model writes it; line comes first, so that the question follows from it."""

    line: Annotated[str, Field(min_length=2, max_length=300)]
    text: Annotated[str, Field(min_length=15, max_length=500)]
    skills: Annotated[
        tuple[Annotated[str, Field(min_length=1, max_length=60)], ...], Field(max_length=5)
    ]
    why: Annotated[str, Field(min_length=5, max_length=300)]


@dataclass(frozen=True, slots=True)
class Material:
    """What questions are made from: lines of the résumé and the job description, whole."""

    resume: str
    job: str

    @property
    def texts(self) -> tuple[str, str]:
        """Both."""
        return self.resume, self.job

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
    if not is_speakable(text):
        return "it is not one question that can be said"
    if _TO_A_MACHINE.search(text) or _TO_A_MACHINE.search(written.why):
        return "it is no question to a candidate"
    own = _own_words(text, material)
    if len(own) < LEAST_OWN or not own & _ASKING:
        return "it asks them nothing in words of its own"
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
    if not inventions(written.why, material.texts, [written.text]):
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


def is_speakable(text: str) -> bool:
    """Whether it is plain speech that ends in a question, and short enough to be understood."""
    if not text.isprintable() or _MARKUP.search(text):
        return False
    if not MIN_WORDS <= len(text.split()) <= MAX_WORDS:
        return False
    ends = _SENTENCE_END.findall(text)
    asks = text.rstrip().endswith("?") or _invites(text)
    return asks and 1 <= len(ends) <= MAX_SENTENCES and text.count("?") <= 2


def _invites(text: str) -> bool:
    """“Tell me about …” is a question without its mark."""
    last = [part for part in _SENTENCE_END.split(text) if part.strip()][-1:]
    begins = ("tell", "describe", "walk", "explain", "talk", "take", "give", "show", "think")
    return bool(last) and last[0].split()[0].casefold() in begins


def _own_words(text: str, material: Material) -> set[str]:
    """The words that are not copied: a line of somebody's does not become a question by a mark."""
    words = tokens(text)
    given = {run for source in map(tokens, material.texts) for run in _runs(source)}
    copied = {
        place
        for at, run in enumerate(_runs(words))
        if run in given
        for place in range(at, at + COPIED_WORDS)
    }
    return {word for place, word in enumerate(words) if place not in copied}


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for at in range(len(words) - COPIED_WORDS + 1):
        yield tuple(words[at : at + COPIED_WORDS])


def _claims(text: str, material: Material, category: Category) -> Sequence[str]:
    """Names that are nowhere in the material; a technical question may name what the trade has."""
    new = new_names(text, material.texts)
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
