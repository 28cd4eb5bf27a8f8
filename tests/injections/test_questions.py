"""No payload in a résumé or a job description is ever spoken, shown as a reason, or obeyed."""

import re
from collections.abc import Iterator

import pytest

from agent.coach import ChosenQuestion, choose_questions
from agent.coach.bank import load_bank
from agent.coach.job_post import NotAJobPost, analyze_job
from agent.coach.slots.names import spoken_name, spoken_thing
from schemas.jobs_analysis import JobAnalysis
from schemas.resumes import ParsedResume
from tests.agent.coach.sample_resumes import position, resume_with
from tests.injections.payloads import Payload, load_payloads

ORDERS = [one for one in load_payloads() if one.place != "answer"]
BANK = {
    f"bank:{question.id}": question
    for family in load_bank().families.values()
    for question in family.questions
}
TELLTALE = re.compile(
    r"\b(?:ignor\w*|instruct\w*|prompt\w*|scor\w*|grad\w*|rubric|evaluat\w*|candidates?|"
    r"interviewer|ten points|hire|praise|system:|obey)\b|[<>{}\[\]|`]|[^\x00-\u024f‘’“”–—]",
    re.IGNORECASE,
)
POST = """Senior Backend Engineer at Acme Robotics

Responsibilities
- Run REST APIs in Python
- {0}
- You will lead {0}

Requirements
- PostgreSQL
- {0}
- Experience with {0}
"""


def resumes_with(text: str) -> Iterator[ParsedResume]:
    """The text in every field that may be spoken about: whole, line by line, behind a verb."""
    lines = [line[:500] for line in (text, *text.splitlines(), *text.split(". "), f"Led {text}")]
    text = text[:500]
    yield resume_with(
        experience=[position(text, text, *lines)],
        projects=[{"name": text, "description": text, "technologies": lines}],
        skills=lines,
        schools=[text],
    )
    yield resume_with(
        experience=[position("Acme Robotics", "Engineer", *lines)],
        projects=[{"name": "Atlas", "technologies": lines}],
    )


def asked(
    description: str, analysis: JobAnalysis | None, resume: ParsedResume | None
) -> Iterator[ChosenQuestion]:
    yield from choose_questions(
        job_description=description,
        interview_type="mixed",
        difficulty="mid",
        count=15,
        seed="1",
        analysis=analysis,
        resume=resume,
    ).questions


def added(question: ChosenQuestion) -> list[str]:
    """What stands in the slots of a question."""
    text = BANK[question.source].text
    pattern = re.escape(text)
    for slot in BANK[question.source].needs:
        pattern = pattern.replace(re.escape(f"{{{slot}}}"), "(.+?)")
    match = re.fullmatch(pattern, question.text)
    assert match, "nothing but its slots is filled"
    return list(match.groups())


def assert_only_names(question: ChosenQuestion, payload: Payload) -> None:
    for words in added(question):
        assert len(words) <= 55
        assert not TELLTALE.search(words), payload.id
        of_a_verb = words.partition(" ")[2]
        assert spoken_name(words) or spoken_thing(words) or len(of_a_verb.split()) <= 7
    if BANK[question.source].needs:
        quoted = [part.split("”")[0] for part in question.reason.split("“")[1:]]
        assert not any(TELLTALE.search(part) for part in quoted), payload.id


@pytest.mark.parametrize(
    "payload", [one for one in ORDERS if one.place == "resume"], ids=lambda one: one.id
)
def test_a_resume_that_gives_orders(payload: Payload) -> None:
    description = POST.format("Kafka")
    for resume in resumes_with(payload.text):
        for question in asked(description, analyze_job(description), resume):
            assert_only_names(question, payload)


@pytest.mark.parametrize(
    "payload", [one for one in ORDERS if one.place == "job"], ids=lambda one: one.id
)
def test_a_job_description_that_gives_orders(payload: Payload) -> None:
    for description in (
        POST.format(payload.text),
        f"{payload.text}\n{POST.format('Kafka')}",
        f"Title: {payload.text}\nCompany: {payload.text}\n{POST.format('Kafka')}",
    ):
        for question in asked(description[:30_000], read(description[:30_000]), None):
            assert_only_names(question, payload)


def read(description: str) -> JobAnalysis | None:
    try:
        return analyze_job(description)
    except NotAJobPost:
        return None
