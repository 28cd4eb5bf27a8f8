"""What a résumé and a job post give to speak about: checked words, by the slot they fit."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Final, get_args

from agent.coach.bank import Bank, JobSlot, ResumeSlot, Slot
from agent.coach.job import UNKNOWN_TITLE
from agent.coach.resume.words import load_words
from agent.coach.slots.deeds import deed, duty
from agent.coach.slots.names import spoken_name, spoken_thing
from schemas.jobs_analysis import JobAnalysis
from schemas.resumes import Experience, ParsedResume, Project

# The first ones are the latest: nobody is asked about all they have ever done.
_POSITIONS: Final = 4
_DEEDS: Final = 5
_PROJECTS: Final = 5
_TECHNOLOGIES: Final = 6
_SKILLS: Final = 30
_DUTIES: Final = 20

RESUME_SLOTS: Final = frozenset[Slot](get_args(ResumeSlot))
JOB_SLOTS: Final = frozenset[Slot](get_args(JobSlot))


@dataclass(frozen=True)
class Filler:
    """What stands in a slot. skill: the one of the bank that it means, if any."""

    spoken: str
    skill: str | None = None


Filling = Mapping[Slot, Filler]
"""What stands in each slot of a question."""


@dataclass(frozen=True)
class Facts:
    """What can be said together, of one position or one project, and of the job."""

    resume: tuple[Filling, ...] = ()
    job: tuple[Filling, ...] = ()

    def fillings(self, needs: Sequence[Slot]) -> list[Filling]:
        """Every way to fill these slots; what stands together belongs together."""
        of_resume = _distinct(self.resume, [slot for slot in needs if slot in RESUME_SLOTS])
        of_job = _distinct(self.job, [slot for slot in needs if slot in JOB_SLOTS])
        return [{**one, **other} for one, other in product(of_resume, of_job)]


def read_facts(resume: ParsedResume | None, job: JobAnalysis | None, bank: Bank) -> Facts:
    """The facts; what may not be spoken is none of them."""
    return Facts(
        () if resume is None else tuple(_of_resume(resume, bank)),
        () if job is None else tuple(_of_job(job, bank)),
    )


def _distinct(facts: Iterable[Filling], needs: Sequence[Slot]) -> list[Filling]:
    """The slots of `needs` in each fact that has them all, each combination once."""
    if not needs:
        return [{}]
    found: dict[tuple[str, ...], Filling] = {}
    for fact in facts:
        if all(slot in fact for slot in needs):
            key = tuple(fact[slot].spoken.casefold() for slot in needs)
            found.setdefault(key, {slot: fact[slot] for slot in needs})
    return list(found.values())


def _of_resume(resume: ParsedResume, bank: Bank) -> Iterator[Filling]:
    for position in resume.experience[:_POSITIONS]:
        yield from _of_position(position)
    for project in resume.projects[:_PROJECTS]:
        yield from _of_project(project, bank)
    for skill in resume.skills[:_SKILLS]:
        known = _known(skill, bank) or _listed(skill)
        if known is not None:
            yield {"skill": known}
            if known.skill is not None and _is_tool(known, bank):
                yield {"technology": known}
    for education in resume.education[:_POSITIONS]:
        if education.school and (school := spoken_name(education.school)):
            yield {"school": Filler(school)}


def _of_position(position: Experience) -> Iterator[Filling]:
    said: dict[Slot, Filler] = {}
    if position.company and (company := spoken_name(position.company)):
        said["employer"] = Filler(company)
    if position.title and (title := _role(position.title)):
        said["position"] = Filler(title)
    deeds = islice(filter(None, map(deed, position.bullets)), _DEEDS)
    each: list[Filling] = [{**said, "deed": Filler(one)} for one in deeds]
    yield from each or ([said] if said else [])


def _of_project(project: Project, bank: Bank) -> Iterator[Filling]:
    name = spoken_name(project.name) or spoken_thing(project.name)
    if name is None:
        return
    technologies = [
        Filler(spoken, _label(spoken, bank))
        for one in project.technologies[:_TECHNOLOGIES]
        if (spoken := spoken_name(one)) and len(spoken.split()) <= len(("Google", "Cloud"))
    ]
    said: Filling = {"project": Filler(name)}
    yield from ({**said, "technology": one} for one in technologies)
    if not technologies:
        yield said


def _of_job(job: JobAnalysis, bank: Bank) -> Iterator[Filling]:
    said: dict[Slot, Filler] = {}
    if job.company and (company := spoken_name(job.company)):
        said["company"] = Filler(company)
    if job.title != UNKNOWN_TITLE and (role := _role(job.title)):
        said["role"] = Filler(role)
    duties = filter(None, map(duty, job.responsibilities[:_DUTIES]))
    required = filter(
        None,
        (_known(skill, bank) or _spelled_as_name(skill) for skill in job.required_skills[:_SKILLS]),
    )
    each: list[Filling] = [{**said, "duty": Filler(one)} for one in duties]
    each += [{**said, "requirement": one} for one in required]
    yield from each or ([said] if said else [])


def _role(title: str) -> str | None:
    """A title that names what somebody is; "Responsible for everything" is none."""
    spoken = spoken_name(title) or spoken_thing(title)
    if spoken is None or not load_words().roles.intersection(spoken.casefold().split()):
        return None
    return spoken


def _known(skill: str, bank: Bank) -> Filler | None:
    """A skill that the bank knows, in words that name it also out of their list."""
    spoken = spoken_thing(skill)
    label = None if spoken is None else _label(spoken, bank)
    if spoken is None or label is None:
        return None
    named = not spoken[0].islower() or " " in spoken or spoken.casefold() in label.split()
    return Filler(_inside_a_sentence(spoken, label), label) if named else None


def _inside_a_sentence(text: str, label: str) -> str:
    """Without the capital that it has only because it began a line."""
    common = text.casefold() == label or " " in text
    return text[0].lower() + text[1:] if common and text[1:] == text[1:].lower() else text


def _listed(skill: str) -> Filler | None:
    """A single word with a capital: in a list of skills that is one, known or not."""
    spoken = spoken_name(skill)
    if spoken is None or " " in spoken or spoken[0].islower():
        return None
    return Filler(spoken)


def _spelled_as_name(skill: str) -> Filler | None:
    """A single word of three letters or more that only a name has, such as "PLC" or "JUnit"."""
    spoken = spoken_name(skill)
    if spoken is None or " " in spoken or len(spoken) < len("PLC"):
        return None
    return Filler(spoken) if sum(char.isupper() for char in spoken) > 1 else None


def _label(text: str, bank: Bank) -> str | None:
    """The skill of the bank that all of `text` means."""
    return next(
        (found.target[1] for found in bank.skills.find(text) if len(found.text) == len(text)), None
    )


def _is_tool(filler: Filler, bank: Bank) -> bool:
    return any(filler.skill in family.tools for family in bank.families.values())
