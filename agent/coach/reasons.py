"""Why a question is asked, in words that a candidate can check against the job description."""

from collections.abc import Iterable, Mapping
from typing import Final

from agent.coach.bank import BankQuestion, Family
from agent.coach.job import JobReading
from schemas.vocabulary import Category

_WORDS_SHOWN: Final = 2

_GENERAL: Final[Mapping[Category, str]] = {
    "technical": "Fits any trade and shows how well you know yours; it is about {skill}.",
    "behavioral": "What you did before says much about what you will do; it is about {skill}.",
    "experience": "Gives a picture of what you bring with you; it is about {skill}.",
    "situational": "Shows how you decide when the way is not clear; it is about {skill}.",
}


def why(
    question: BankQuestion,
    family: tuple[str, Family],
    job: JobReading,
    resume: Mapping[str, str],
) -> str:
    """The reason: the words of the job it came from, or that it is asked in any interview.

    resume: how the résumé words each skill that is on it.
    """
    if question.opener:
        return "An easy start, so that you can warm up."
    named = [skill for skill in question.skills if skill in job.named]
    if named:
        words = [job.named[skill][0] for skill in named]
        about = f"; this is about {named[0]}" if _differ(words[0], named[0]) else ""
        both = "The job mentions" if named[0] not in resume else "The job and your résumé mention"
        return f"{both} {_quoted(words)}{about}."
    name, is_like = family
    if name in job.families:
        return f"The job reads like {is_like.label}: it mentions {_quoted(job.families[name])}."
    known = [skill for skill in question.skills if skill in resume]
    if known:
        words = [resume[skill] for skill in known]
        about = f"; this is about {known[0]}" if _differ(words[0], known[0]) else ""
        return f"Your résumé mentions {_quoted(words)}{about}."
    return _GENERAL[question.category].format(skill=question.skills[0])


def _differ(word: str, label: str) -> bool:
    return word.casefold() != label.casefold()


def _quoted(words: Iterable[str]) -> str:
    distinct = list(dict.fromkeys(words))[:_WORDS_SHOWN]
    return " and ".join(f"“{word}”" for word in distinct)
