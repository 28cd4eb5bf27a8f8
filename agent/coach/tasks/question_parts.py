"""What a set of questions is asked for in: parts that are written at the same time. Pure."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final, NamedTuple

from agent.coach.tasks.material import fenced, resume_lines, resume_text
from agent.coach.tasks.prompt_text import prompt_text
from agent.engines.language import Prompt
from schemas.jobs_analysis import JobAnalysis
from schemas.resumes import ParsedResume
from schemas.vocabulary import Category, Difficulty, InterviewType

MOST_AT_ONCE: Final = 6
"""Questions in one answer; a longer one takes too long to be written."""

MOST_PREFERRED: Final = 8
LEAST_WORDS: Final = 3
LONGEST_LINE: Final = 300

_COUNTS: Final = ("one", "two", "three", "four", "five", "six")


@dataclass(frozen=True, slots=True)
class Wanted:
    """See choose_questions, which takes the same."""

    job_description: str
    interview_type: InterviewType
    difficulty: Difficulty
    count: int
    seed: str
    analysis: JobAnalysis | None = None
    resume: ParsedResume | None = None
    asked_before: Collection[str] = ()


class Kind(NamedTuple):
    """What a question is for. opener: it is the first of several."""

    category: Category
    opener: bool


@dataclass(frozen=True, slots=True)
class Part:
    """What is asked for in one go. prefer: lines of the material to take questions from."""

    kind: Kind
    count: int
    prefer: tuple[str, ...]


def parts_of(kinds: Sequence[Kind], wanted: Wanted) -> list[Part]:
    """What to ask for, given each question's kind: an opener alone, each other kind with one to
    spare, in parts that are written quickly.

    Each part prefers other lines, and each seed deals them out in another way: a model that always
    says the same to the same would else write one set for everybody who asks twice.
    """
    openers = [(one, 1) for one in kinds if one.opener]
    rest: Counter[Category] = Counter(one.category for one in kinds if not one.opener)
    counts = [*openers, *(one for category, n in rest.items() for one in _split(category, n))]
    lines = list(_lines(wanted))
    Random(wanted.seed).shuffle(lines)
    return [
        Part(kind, count, tuple(lines[number :: len(counts)][:MOST_PREFERRED]))
        for number, (kind, count) in enumerate(counts)
    ]


def part_prompt(part: Part, wanted: Wanted) -> Prompt:
    """How a part is asked for. Résumé and job are in the data, and nowhere else."""
    text = prompt_text("question_set")
    what = "opener" if part.kind.opener else part.kind.category
    names = (what, wanted.difficulty, "prefer", _COUNTS[part.count - 1])
    resume = () if wanted.resume is None else (fenced("resume", resume_text(wanted.resume)),)
    job = fenced("job_description", wanted.job_description)
    return Prompt(
        system=text.part("system"),
        data=(*resume, job, fenced("prefer", "\n".join(part.prefer))),
        task="\n\n".join(text.part(name) for name in names),
    )


def _split(category: Category, count: int) -> Iterator[tuple[Kind, int]]:
    wanted = count + 1
    parts = -(-wanted // MOST_AT_ONCE)
    for number in range(parts):
        yield Kind(category, opener=False), wanted // parts + (number < wanted % parts)


def _lines(wanted: Wanted) -> Iterator[str]:
    """Lines that say something, of the résumé and of the job description."""
    of_resume = () if wanted.resume is None else resume_lines(wanted.resume)
    for line in (*of_resume, *wanted.job_description.splitlines()):
        if len(line.split()) >= LEAST_WORDS:
            yield line.strip()[:LONGEST_LINE]
