"""Why a question is asked, in words that a candidate can check against the job and the résumé."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from agent.coach.bank import BankQuestion, Family
from agent.coach.job import JobReading
from agent.coach.slots import Filling
from schemas.vocabulary import Category

_WORDS_SHOWN: Final = 2

_GENERAL: Final[Mapping[Category, str]] = {
    "technical": "Fits any trade and shows how well you know yours; it is about {skill}.",
    "behavioral": "What you did before says much about what you will do; it is about {skill}.",
    "experience": "Gives a picture of what you bring with you; it is about {skill}.",
    "situational": "Shows how you decide when the way is not clear; it is about {skill}.",
}

_OPENS: Final = "An easy start, so that you can warm up."


def why(
    question: BankQuestion,
    filling: Filling,
    family: tuple[str, Family],
    job: JobReading,
    resume: Mapping[str, str],
) -> str:
    """The reason: what of the résumé or the job it came from, or that it is asked in any interview.

    filling: what stands in its slots. resume: how the résumé words each skill that is on it.
    """
    if filling:
        opens = [_OPENS] if question.opener else []
        return " ".join((*opens, *_origins(filling, job, resume)))
    if question.opener:
        return _OPENS
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


def _origins(filling: Filling, job: JobReading, resume: Mapping[str, str]) -> Iterator[str]:
    """Where in the résumé and in the job post each of the words stands."""
    said = {slot: f"“{filler.text}”" for slot, filler in filling.items()}
    if "deed" in said:
        yield f"Your résumé says that you {said['deed']} at {said['employer']}."
    elif "position" in said:
        at = f" at {said['employer']}" if "employer" in said else ""
        yield f"Your résumé lists your time as {said['position']}{at}."
    elif "employer" in said:
        yield f"Your résumé says that you were at {said['employer']}."
    if "project" in said:
        using = f" with {said['technology']}" if "technology" in said else ""
        yield f"Your résumé lists the project {said['project']}{using}."
    elif skill := filling.get("technology") or filling.get("skill"):
        wanted = job.named.get(skill.skill or "")
        too = f", and the job mentions {_quoted(wanted)}" if wanted else ""
        yield f"Your résumé lists “{skill.text}” among your skills{too}."
    if "school" in said:
        yield f"Your résumé lists {said['school']} under education."
    if "company" in said:
        yield f"The job is at {said['company']}."
    if "role" in said:
        yield f"The job is called {said['role']}."
    if "duty" in said:
        yield f"The job post lists {said['duty']} among the tasks."
    if wish := filling.get("requirement"):
        has = resume.get(wish.skill or "")
        same = has is not None and not _differ(has, wish.text)
        too = ", and your résumé lists it" if same else f", and your résumé mentions “{has}”"
        yield f"The job post asks for “{wish.text}”{too if has else ''}."


def _differ(word: str, label: str) -> bool:
    return word.casefold() != label.casefold()


def _quoted(words: Iterable[str]) -> str:
    distinct = list(dict.fromkeys(words))[:_WORDS_SHOWN]
    return " and ".join(f"“{word}”" for word in distinct)
