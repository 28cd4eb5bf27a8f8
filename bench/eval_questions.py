"""What sets of questions are like, and how soon they come: `make eval-questions`."""

import asyncio
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import combinations, product
from pathlib import Path
from statistics import mean, median
from time import process_time
from typing import Final, get_args

from agent.coach import ChosenQuestion, choose_questions
from agent.coach.bank import Bank, BankQuestion, load_bank
from agent.coach.job_post import analyze_job
from agent.coach.likeness import TOO_ALIKE, blanked, content, likeness
from agent.coach.resume import parse_resume
from api.log import configure_logging
from api.resumes.extraction.work import extract
from bench.job_posts import HALVES, posts
from bench.question_times import question_times
from bench.report import Figure, machine, percentile, table, write_json
from schemas.resumes import ParsedResume
from schemas.vocabulary import Difficulty, InterviewType
from tests.resumes.corpus import load_corpus

OUT: Final = Path("out/eval-questions.json")
_COUNT: Final = 10
_LEVELS: Final[tuple[Difficulty, ...]] = get_args(Difficulty)
_TYPES: Final[tuple[InterviewType, ...]] = get_args(InterviewType)
_RESUMES: Final = 12


@dataclass(frozen=True)
class Made:
    """A set, the one that the same person gets next, and the seconds of computing that it took."""

    level: Difficulty
    job: str
    questions: tuple[ChosenQuestion, ...]
    next_sources: frozenset[str]
    seconds: float


def figures() -> list[Figure]:
    """Every figure. The sets are of every post with one résumé, of every level and type."""
    bank = load_bank()
    questions = [one for family in bank.families.values() for one in family.questions]
    made = list(_sets(_resumes(bank)))
    about_them = _with_slots(questions)
    percent_about = mean(one.source in about_them for two in made for one in two.questions)
    again = mean(one.source in two.next_sources for two in made for one in two.questions)
    times = [1_000 * one.seconds for one in made]
    texts = {blanked(one.text) for one in questions}
    return [
        Figure("questions, slots blanked", 400, len(texts), "", at_least=True),
        Figure("of them with slots", None, len(about_them), ""),
        Figure("likeness of the closest pair of the bank", TOO_ALIKE, _closest(texts), ""),
        Figure(
            f"likeness of the closest pair of a set ({len(made)} sets)",
            TOO_ALIKE,
            max(_closest({one.text for one in two.questions}) for two in made),
            "",
        ),
        Figure("names something of the résumé or the job", None, 100 * percent_about, "%"),
        Figure("of the level that was chosen", None, 100 * _of_the_level(made), "%"),
        Figure("in the junior and in the senior set for a job", None, 100 * _shared(made), "%"),
        Figure("asked again in a person's next interview", 0, 100 * again, "%"),
        Figure("computing a set, median", None, median(times), "ms"),
        Figure("computing a set, 99 of 100 within", 50, percentile(times, 99), "ms"),
    ]


def _resumes(bank: Bank) -> list[ParsedResume]:
    readable = [one for one in load_corpus() if not one.content.scanned][:_RESUMES]
    texts = (extract(one.path.read_bytes(), ocr=False).text for one in readable)
    return [parse_resume(text, bank) for text in texts]


def _sets(resumes: list[ParsedResume]) -> Iterator[Made]:
    jobs = [(name, post.text) for half in HALVES for name, post in posts(half).items()]
    for number, ((name, text), level, kind) in enumerate(product(jobs, _LEVELS, _TYPES)):
        choose = partial(
            choose_questions,
            job_description=text,
            interview_type=kind,
            difficulty=level,
            count=_COUNT,
            analysis=analyze_job(text),
            resume=resumes[number % len(resumes)],
        )
        began = process_time()
        first = choose(seed=f"{number}").questions
        seconds = process_time() - began
        later = choose(seed=f"{number}b", asked_before={one.source for one in first}).questions
        yield Made(level, f"{name} {kind}", first, frozenset(one.source for one in later), seconds)


def _with_slots(questions: list[BankQuestion]) -> set[str]:
    return {f"bank:{one.id}" for one in questions if one.needs}


def _closest(texts: set[str]) -> float:
    contents = [content(text) for text in sorted(texts)]
    return max(likeness(one, other) for one, other in combinations(contents, 2))


def _of_the_level(made: list[Made]) -> float:
    """The opener aside, which is easy on purpose."""
    return mean(one.difficulty == two.level for two in made for one in two.questions[1:])


def _shared(made: list[Made]) -> float:
    sets = {(one.job, one.level): {two.source for two in one.questions} for one in made}
    return mean(
        len(junior & sets[job, "senior"]) / _COUNT
        for (job, level), junior in sets.items()
        if level == "junior"
    )


def main() -> None:
    """Print the table and write it."""
    configure_logging("WARNING", sys.stderr)
    lines = [*figures(), *asyncio.run(question_times())]
    print(machine())
    print(table(lines))
    write_json(OUT, [line.as_json() for line in lines])


if __name__ == "__main__":
    main()
