"""What a résumé and a job post give to speak about: checked words, by the slot they fit."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Final, get_args

from agent.coach.bank import Bank, JobSlot, ResumeSlot, Slot
from agent.coach.job import UNKNOWN_TITLE
from agent.coach.slots.deeds import deed, duty
from agent.coach.slots.filler import Filler, Filling
from agent.coach.slots.names import spoken_name, spoken_thing
from agent.coach.slots.skills import (
    is_tool,
    known_skill,
    label_of,
    listed_skill,
    skill_spelled_as_name,
)
from agent.coach.slots.titles import title
from schemas.jobs_analysis import JobAnalysis
from schemas.resumes import Experience, ParsedResume, Project

# The first ones are the latest: nobody is asked about all they have ever done.
_POSITIONS: Final = 3
_DEEDS: Final = 5
_PROJECTS: Final = 5
_TECHNOLOGIES: Final = 6
_SKILLS: Final = 30
_DUTIES: Final = 20

RESUME_SLOTS: Final = frozenset[Slot](get_args(ResumeSlot))
JOB_SLOTS: Final = frozenset[Slot](get_args(JobSlot))


@dataclass(frozen=True)
class Facts:
    """What can be said together, of one position or one project, and of the job."""

    resume: tuple[Filling, ...] = ()
    job: tuple[Filling, ...] = ()

    def fillings(self, needs: Sequence[Slot]) -> list[Filling]:
        """Every way to fill these slots; what stands together belongs together.

        Nothing is said twice: nobody is asked how the work of a nurse differs from that of a nurse.
        """
        of_resume = _distinct(self.resume, [slot for slot in needs if slot in RESUME_SLOTS])
        of_job = _distinct(self.job, [slot for slot in needs if slot in JOB_SLOTS])
        return [
            {**one, **other}
            for one, other in product(of_resume, of_job)
            if not _words(one) & _words(other)
        ]


def read_facts(resume: ParsedResume | None, job: JobAnalysis | None, bank: Bank) -> Facts:
    """The facts; what may not be spoken is none of them."""
    return Facts(
        () if resume is None else tuple(_of_resume(resume, bank)),
        () if job is None else tuple(_of_job(job, bank)),
    )


def _words(filling: Filling) -> set[str]:
    return {filler.text.casefold() for filler in filling.values()}


def _distinct(facts: Iterable[Filling], needs: Sequence[Slot]) -> list[Filling]:
    """The slots of `needs` in each fact that has them all, each combination once."""
    if not needs:
        return [{}]
    found: dict[tuple[str, ...], Filling] = {}
    for fact in facts:
        if all(slot in fact for slot in needs):
            key = tuple(fact[slot].text.casefold() for slot in needs)
            found.setdefault(key, {slot: fact[slot] for slot in needs})
    return list(found.values())


def _of_resume(resume: ParsedResume, bank: Bank) -> Iterator[Filling]:
    for position in resume.experience[:_POSITIONS]:
        yield from _of_position(position)
    for project in resume.projects[:_PROJECTS]:
        yield from _of_project(project, bank)
    for written in resume.skills[:_SKILLS]:
        skill = known_skill(written, bank) or listed_skill(written, bank)
        if skill is not None:
            yield {"skill": skill}
            if skill.skill is not None and is_tool(skill, bank):
                yield {"technology": skill}
    for education in resume.education[:_POSITIONS]:
        if education.school and (school := spoken_name(education.school)):
            yield {"school": Filler(school)}


def _of_position(position: Experience) -> Iterator[Filling]:
    said: dict[Slot, Filler] = {}
    if position.company and (company := spoken_name(position.company)):
        said["employer"] = Filler(company)
    if position.title and (held := title(position.title)):
        said["position"] = held
    deeds = islice(filter(None, map(deed, position.bullets)), _DEEDS)
    each: list[Filling] = [{**said, "deed": Filler(one)} for one in deeds]
    yield from each or ([said] if said else [])


def _of_project(project: Project, bank: Bank) -> Iterator[Filling]:
    name = spoken_name(project.name) or spoken_thing(project.name)
    if name is None:
        return
    technologies = [
        Filler(spoken, label_of(spoken, bank))
        for one in project.technologies[:_TECHNOLOGIES]
        if (spoken := spoken_name(one)) and len(spoken.split()) <= len(("Google", "Cloud"))
    ]
    said: dict[Slot, Filler] = {"project": Filler(name)}
    each: list[Filling] = [{**said, "technology": one} for one in technologies]
    yield from each or [said]


def _of_job(job: JobAnalysis, bank: Bank) -> Iterator[Filling]:
    said: dict[Slot, Filler] = {}
    if job.company and (company := spoken_name(job.company)):
        said["company"] = Filler(company)
    if job.title != UNKNOWN_TITLE and (role := title(job.title)):
        said["role"] = role
    duties = filter(None, map(duty, job.responsibilities[:_DUTIES]))
    required = filter(
        None,
        (
            known_skill(one, bank) or skill_spelled_as_name(one, bank)
            for one in job.required_skills[:_SKILLS]
        ),
    )
    each: list[Filling] = [{**said, "duty": Filler(one)} for one in duties]
    for one in required:
        each.append({**said, "requirement": one})
    yield from each or ([said] if said else [])
