"""How much speaks for asking a question next."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from agent.coach.candidates import LEVELS, Candidate, Choice, source
from agent.coach.likeness import TOO_ALIKE, content, likeness

# How much speaks for a question. What the job names comes before all else; chance (0 to 1) then
# decides between questions of one kind, so that practising twice does not bring the same set.
# A technical question must belong to the trade; any other may as well be one for any job.
_NEW_SKILL_OF_THE_JOB: Final = 4.0
_NEW_SKILL_IN_A_SLOT: Final = 2.3
_NEW_SKILL_OF_ANY_JOB: Final = 0.8
_OFTEN_NAMED: Final = 0.3
_ON_THE_RESUME: Final = 0.6
_SAME_FAMILY_TECHNICAL: Final = 2.0
_SAME_FAMILY: Final = 0.8
_EASIER: Final = -1.0
_HARDER: Final = -1.3
_SAME_SUBJECT_AGAIN: Final = -1.0
# What is about this person or this job is asked often, but neither only nor always about the same.
_ABOUT_THEM: Final = 1.6
_ABOUT_THEM_AGAIN: Final = -0.4
_SAME_WORDS_AGAIN: Final = -1.2
_ASKED_BEFORE: Final = -100.0
"""Outweighs all else: what was asked in an earlier interview comes when nothing else is left."""


@dataclass
class Asked:
    """What was asked so far.

    covered: all skills that it is about; subjects: the main one of each; texts: as spoken.
    """

    covered: set[str] = field(default_factory=set[str])
    subjects: set[str] = field(default_factory=set[str])
    texts: list[str] = field(default_factory=list[str])
    contents: list[frozenset[str]] = field(default_factory=list[frozenset[str]])
    about_them: int = 0

    def add(self, text: str, skills: Sequence[str], *, about_them: bool) -> None:
        """One more question. about_them: it speaks of their résumé or of their job."""
        self.covered.update(skills)
        self.subjects.update(skills[:1])
        self.texts.append(text)
        self.contents.append(content(text))
        self.about_them += about_them

    def is_new(self, one: Candidate) -> bool:
        """Whether nothing that is nearly the same was asked."""
        return all(likeness(one.content, other) < TOO_ALIKE for other in self.contents)


def worth(one: Candidate, choice: Choice, asked: Asked) -> float:
    """How much speaks for asking it next."""
    question = one.question
    total = one.chance
    if source(question) in choice.asked_before:
        total += _ASKED_BEFORE
    levels = LEVELS.index(question.difficulty) - LEVELS.index(choice.difficulty)
    if levels:
        total += _HARDER if levels > 0 else _EASIER
    if one.family in choice.job.families or _names_what_is_sought(one, choice):
        technical = question.category == "technical"
        total += _SAME_FAMILY_TECHNICAL if technical else _SAME_FAMILY
    if one.skills[0] in asked.subjects:
        total += _SAME_SUBJECT_AGAIN
    if one.skills[0] in choice.resume:
        total += _ON_THE_RESUME
    return total + _of_skills(one, choice, asked) + _of_words(one, asked)


def _of_skills(one: Candidate, choice: Choice, asked: Asked) -> float:
    skills = choice.job.sketch.skills
    ranks = [
        rank
        for rank, skill in enumerate(skills)
        if skill in one.skills and skill not in asked.covered
    ]
    if not ranks:
        return 0.0
    if one.question.only_if_named:
        worth = _NEW_SKILL_OF_THE_JOB
    else:
        technical = one.question.category == "technical"
        sought = technical and _names_what_is_sought(one, choice)
        worth = _NEW_SKILL_IN_A_SLOT if sought else _NEW_SKILL_OF_ANY_JOB
    return worth + _OFTEN_NAMED * (1 - ranks[0] / len(skills))


def _of_words(one: Candidate, asked: Asked) -> float:
    if not one.filling or one.question.opener:
        return 0.0
    again = sum(filler.text in text for filler in one.filling.values() for text in asked.texts)
    return _ABOUT_THEM + _ABOUT_THEM_AGAIN * asked.about_them + _SAME_WORDS_AGAIN * min(again, 3)


def _names_what_is_sought(one: Candidate, choice: Choice) -> bool:
    """Whether a skill stands in it that the job names and that belongs to the job's trade."""
    return (
        one.names_a_skill
        and one.skills[0] in choice.job.named
        and any(one.skills[0] in choice.bank.families[name].skills for name in choice.reach)
    )
