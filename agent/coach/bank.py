"""The question bank: one TOML file a role family, and `general` for any job.

A file has a `label`, the `words` that reveal the family in a job description, the `skills` of the
family with the phrases that name each, the `tools` among them, and the `questions`. A phrase that
holds a capital letter is matched with its case ("Excel" is a program, "excel" a verb), any other
without.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Final, Literal

from pydantic import Field, model_validator

from agent.coach.phrases import PhraseIndex
from schemas.base import Schema
from schemas.vocabulary import Category, Difficulty

GENERAL: Final = "general"
"""The family whose questions fit every job."""

ResumeSlot = Literal["employer", "position", "deed", "project", "technology", "skill", "school"]
JobSlot = Literal["company", "role", "duty", "requirement"]
Slot = ResumeSlot | JobSlot
"""What is put into a question: a name or a few words, of a person's résumé or of the job.

position, role: a title with its article ("a Head Chef"). deed: what was done ("led a team"). duty:
what is to be done ("leading a team"). skill, requirement: what is learned for a trade, not a virtue
such as patience. The others are names and things.
"""


class BankQuestion(Schema):
    """A question as it is spoken, but for its slots, such as "{employer}".

    skills: what it is about, the main one first; labels of some family.
    only_if_named: asked only where the job description names the main skill.
    opener: fit to be the first question of an interview, and only that.
    needs: its slots; asked only where all of them can be filled.
    """

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    text: str
    category: Category
    difficulty: Difficulty
    skills: tuple[str, ...] = Field(min_length=1)
    only_if_named: bool = False
    opener: bool = False
    needs: tuple[Slot, ...] = ()

    @model_validator(mode="after")
    def _needs_its_slots(self) -> "BankQuestion":
        slots = [name for _, name, *_ in Formatter().parse(self.text) if name is not None]
        if sorted(slots) != sorted(self.needs):
            raise ValueError(f"{self.id}: its slots are {slots}, and it needs {self.needs}")
        return self


class Family(Schema):
    """A family of roles.

    near: other families whose skills people of this one know well.
    unmistakable: skills whose phrases mean the same in every job description; the others count
        only where more than one thing points to the family ("shipping" features is not logistics).
    tools: skills that are things one works with.
    """

    label: str
    words: tuple[str, ...]
    near: tuple[str, ...] = ()
    unmistakable: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    skills: dict[str, tuple[str, ...]]
    questions: tuple[BankQuestion, ...]


@dataclass(frozen=True)
class Bank:
    """All families by name, with an index of what in a job description points to them.

    words, skills: what a phrase points to, as (family name, "") and (family name, skill label).
    """

    families: dict[str, Family]
    words: PhraseIndex
    skills: PhraseIndex


@cache
def load_bank() -> Bank:
    """The bank that comes with the package.

    Kept after the first call: it never changes, and reading it takes longer than choosing from it.
    Raises pydantic.ValidationError or tomllib.TOMLDecodeError where a file is malformed.
    """
    folder = files("agent.coach").joinpath("bank")
    families = {
        entry.name.removesuffix(".toml"): Family.model_validate(tomllib.loads(entry.read_text()))
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".toml")
    }
    return Bank(
        families=families,
        words=PhraseIndex(
            (word, (name, "")) for name, family in families.items() for word in family.words
        ),
        skills=PhraseIndex(
            (phrase, (name, skill))
            for name, family in families.items()
            for skill, phrases in family.skills.items()
            for phrase in phrases
        ),
    )
