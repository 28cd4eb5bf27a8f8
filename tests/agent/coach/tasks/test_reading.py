"""Résumés and advertisements are read by copying: what stands nowhere is dropped."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.coach.job_post import NotAJobPost, analyze_job
from agent.coach.tasks.job import job_prompt, read_closer, read_job_post
from agent.coach.tasks.places import Places
from agent.coach.tasks.resume import read_resume, resume_prompt
from agent.engines.errors import BadAnswer, EngineError, TimedOut
from agent.engines.fencing import system_text, user_text
from agent.engines.language import Prompt
from schemas.base import Schema
from schemas.jobs_analysis import JobAnalysis
from schemas.resumes import ParsedResume
from tests.agent.coach.tasks.question_script import JOB
from tests.agent.coach.tasks.scripted import ScriptedModel
from tests.agent.coach.tasks.wired import PROVIDERS, Provider, by_shape, provider
from tests.injections.payloads import Payload, load_payloads

TEXT = """Mira Okonkwo
mira@example.org · Leeds

Seven years of keeping
parcels moving.

EXPERIENCE
Shift Lead, Hollowbrook Parcels          03/2021 – present
• Cut the time to load a trailer from
  fifty to thirty minutes
• Trained twelve people on the scan-
  ners
Shift Worker, Hollowbrook Parcels        2017 - 02/2021
• Loaded trailers

EDUCATION
BSc Logistics, University of Leeds, 2014–2017

SKILLS: SAP EWM, Excel, forklift (B2)
"""

COPIED: dict[str, Any] = {
    "name": "Mira Okonkwo",
    "email": "mira@example.org",
    "phone": None,
    "location": "Leeds",
    "links": [],
    "summary": "Seven years of keeping parcels moving.",
    "skills": ["SAP EWM", "Excel", "forklift"],
    "experience": [
        {
            "company": "Hollowbrook Parcels",
            "title": "Shift Lead",
            "period": "03/2021 – present",
            "bullets": [
                "Cut the time to load a trailer from fifty to thirty minutes",
                "Trained twelve people on the scanners",
            ],
        },
        {
            "company": "Hollowbrook Parcels",
            "title": "Shift Worker",
            "period": "2017 - 02/2021",
            "bullets": ["Loaded trailers"],
        },
    ],
    "education": [
        {"school": "University of Leeds", "degree": "BSc Logistics", "period": "2014–2017"}
    ],
    "projects": [],
}
COPIED_JOB: dict[str, Any] = {
    "is_job": True,
    "title": "Senior Backend Engineer",
    "company": "Kestrel Freight",
    "seniority_said": "Senior",
    "seniority": "senior",
    "required_skills": ["Python", "SQL", "python", "Kafka"],
    "nice_to_have": ["code review", "Kafka"],
    "responsibilities": ["Share the on-call rota and write up what went wrong"],
    "key_requirements": ["Five years with Python and SQL"],
}


async def read(text: str = TEXT, **changes: Any) -> ParsedResume:
    resume, by = await read_resume(ScriptedModel(lambda _, __: {**COPIED, **changes}), text)
    assert by == "scripted/script"
    return resume


async def read_job(**changes: Any) -> JobAnalysis:
    model = ScriptedModel(lambda _, __: {**COPIED_JOB, **changes})
    return await read_job_post(model, JOB, within_s=60.0)


async def test_a_resume_is_read_with_the_place_of_every_value() -> None:
    resume = await read()
    assert resume.name == "Mira Okonkwo"
    assert resume.summary == "Seven years of keeping parcels moving."
    assert [one.title for one in resume.experience] == ["Shift Lead", "Shift Worker"]
    assert (resume.experience[0].start, resume.experience[0].end) == ("2021-03", "present")
    assert (resume.experience[1].start, resume.experience[1].end) == ("2017", "2021-02")
    assert resume.experience[0].bullets[1] == "Trained twelve people on the scanners"
    assert resume.education[0].year == 2017
    assert resume.skills == ("SAP EWM", "Excel", "forklift")
    for path, (start, end) in resume.spans.items():
        assert TEXT[start:end].strip() == TEXT[start:end] != "", path
    assert TEXT[slice(*resume.spans["education/0/year"])] == "2017"
    assert TEXT[slice(*resume.spans["experience/0/end"])] == "present"


async def test_what_stands_there_twice_is_found_in_its_own_place() -> None:
    spans = (await read()).spans
    assert spans["experience/0/company"] < spans["experience/1/company"]
    assert spans["experience/1/company"][0] > spans["experience/0/bullets/1"][1]


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"name": "Mira A. Okonkwo"}, "name"),
        ({"phone": "+44 113 555"}, "phone"),
        ({"links": ["github.com/mira"]}, "links/0"),
        ({"summary": "Ten years of keeping parcels moving."}, "summary"),
        ({"skills": ["SAP EWM", "Kubernetes"]}, "skills/1"),
        ({"skills": ["SAP EWM", "..."]}, "skills/1"),
        ({"location": "Lee"}, "location"),
    ],
)
async def test_what_the_resume_does_not_say_is_dropped_and_counted(
    changes: dict[str, Any], path: str
) -> None:
    found = await read(**changes)
    assert path not in found.spans
    said = next(iter(changes.values()))
    text = said if isinstance(said, str) else said[-1]
    assert f'"{text}"' not in found.model_dump_json()


async def test_a_position_that_was_never_held_is_none() -> None:
    invented = {"company": "Globex", "title": "CEO", "period": None, "bullets": ["Loaded trailers"]}
    found = await read(experience=[invented, *COPIED["experience"]])
    assert [one.title for one in found.experience] == ["Shift Lead", "Shift Worker"]
    assert "experience/2/title" not in found.spans


async def test_dates_are_read_by_rules_from_what_is_written() -> None:
    position = {**COPIED["experience"][0], "period": "Hollowbrook Parcels"}
    found = await read(experience=[position])
    assert (found.experience[0].start, found.experience[0].end) == (None, None)


async def test_a_job_is_read_with_the_place_of_every_value() -> None:
    analysis = await read_job()
    assert analysis.read_by == "scripted/script"
    assert analysis.title == "Senior Backend Engineer"
    assert analysis.company == "Kestrel Freight"
    assert analysis.seniority == "senior"
    assert analysis.required_skills == ("Python", "SQL", "Kafka")
    assert analysis.nice_to_have == ("code review",)
    for path, (start, end) in analysis.spans.items():
        name, _, number = path.partition("/")
        value = getattr(analysis, name)
        assert JOB[start:end].casefold() == (value[int(number)] if number else value).casefold()


@pytest.mark.parametrize(
    ("changes", "field", "left"),
    [
        ({"title": "Chief Pirate"}, "title", "Interview practice"),
        ({"company": "Globex"}, "company", None),
        ({"seniority_said": "ten years", "seniority": "lead"}, "seniority", None),
        ({"required_skills": ["Rust", "Kafka"]}, "required_skills", ("Kafka",)),
        ({"responsibilities": ["Run the company"]}, "responsibilities", ()),
    ],
)
async def test_what_the_advertisement_does_not_say_is_dropped(
    changes: dict[str, Any], field: str, left: Any
) -> None:
    found = await read_job(**changes)
    assert getattr(found, field) == left


@settings(deadline=None)
@given(st.text(max_size=60), st.lists(st.text(max_size=12), max_size=5))
def test_nothing_is_kept_that_the_source_does_not_have(source: str, copies: list[str]) -> None:
    places = Places(source)
    kept = places.texts("x", copies)
    assert len(kept) + len(places.missing) == len(copies)
    assert len(places.spans) == len(kept)
    for number, text in enumerate(kept):
        place = source[slice(*places.spans[f"x/{number}"])]
        assert "".join(place.split()) == "".join(text.split()) or "-" in place


def corrected(prompt: Prompt, shape: type[Schema]) -> Any:
    """Invents at first, and takes it back when it is told."""
    told = [part.text for part in prompt.data if part.name == "not_found"]
    invented = {"skills": ["SAP EWM", "Kubernetes", "Rust"]}
    return COPIED if told == ["Kubernetes\nRust"] else {**COPIED, **invented}


async def test_what_was_not_found_is_asked_for_once_more() -> None:
    model = ScriptedModel(corrected)
    resume, _ = await read_resume(model, TEXT)
    assert resume == await read()
    assert len(model.prompts) == 2
    first, second = (prompt for prompt, _ in model.prompts)
    assert "Kubernetes" not in second.task + second.system
    assert second.task.startswith(first.task)


async def test_a_second_answer_that_is_worse_or_fails_does_not_count() -> None:
    def worse(prompt: Prompt, shape: type[Schema]) -> Any:
        again = any(part.name == "not_found" for part in prompt.data)
        return {**COPIED, "name": "Nobody", "links": ["x.example", "y.example"][: 1 + again]}

    def fails(prompt: Prompt, shape: type[Schema]) -> Any:
        again = any(part.name == "not_found" for part in prompt.data)
        return TimedOut("x", 1.0) if again else {**COPIED, "name": "Nobody"}

    for script in (worse, fails):
        resume, _ = await read_resume(ScriptedModel(script), TEXT)
        assert (resume.name, resume.email) == (None, "mira@example.org")


@pytest.mark.parametrize(
    "changes",
    [
        {"skills": ["Rust", "Go", "Kotlin", "Swift", "Perl"]},  # more than a fifth is invented
        {"experience": [], "education": [], "summary": None, "skills": []},  # most is left out
    ],
)
async def test_a_reading_that_cannot_be_trusted_is_refused(changes: dict[str, Any]) -> None:
    model = ScriptedModel(lambda _, __: {**COPIED, **changes})
    with pytest.raises(BadAnswer):
        await read_resume(model, TEXT, least=8)


async def test_what_is_too_long_for_its_field_is_refused() -> None:
    """A copy of 500 characters stands in the text with a break that makes it longer."""
    rest = "x" * 496
    model = ScriptedModel(lambda _, __: {**COPIED, "name": f"1234{rest}"})
    with pytest.raises(BadAnswer, match="room"):
        await read_resume(model, f"12-\n34{rest}\n{TEXT}")


async def test_rules_stand_where_the_model_reads_less_or_fails() -> None:
    by_rules = analyze_job(JOB)
    assert by_rules.read_by == "rules"
    lazy: Any = {
        **COPIED_JOB,
        "required_skills": [],
        "responsibilities": [],
        "key_requirements": [],
    }
    answers: list[Any] = [lazy, TimedOut("x", 1.0), {"is_job": True}]
    for said in answers:
        model = ScriptedModel(lambda _, __, said=said: said)
        assert await read_closer(model, JOB, by_rules, within_s=60.0) == by_rules
    assert await read_closer(None, JOB, by_rules, within_s=60.0) == by_rules
    model = ScriptedModel(lambda _, __: COPIED_JOB)
    assert (await read_closer(model, JOB, by_rules, within_s=60.0)).read_by == "scripted/script"


async def test_a_text_that_the_model_takes_for_something_else_is_refused() -> None:
    nothing: dict[str, Any] = {
        key: [] if isinstance(value, list) else None for key, value in COPIED_JOB.items()
    }
    model = ScriptedModel(lambda _, __: {**nothing, "is_job": False})
    with pytest.raises(NotAJobPost):
        await read_closer(model, JOB, analyze_job(JOB), within_s=60.0)


async def test_a_failure_is_the_callers() -> None:
    broken = ScriptedModel(lambda _, __: TimedOut("x", 1.0))
    with pytest.raises(EngineError):
        await read_resume(broken, TEXT)
    with pytest.raises(EngineError):
        await read_job_post(broken, JOB, within_s=60.0)


async def test_a_model_that_repeats_its_instructions_is_refused() -> None:
    with pytest.raises(BadAnswer):
        await read(summary=resume_prompt("").system[:300])


@pytest.mark.parametrize(
    "payload", [one for one in load_payloads() if one.place != "answer"], ids=lambda one: one.id
)
def test_orders_stay_inside_of_the_fence(payload: Payload) -> None:
    prompt_of = resume_prompt if payload.place == "resume" else job_prompt
    prompt, plain = prompt_of(payload.text), prompt_of("nothing to see")
    assert system_text(prompt, "b0unda7y") == system_text(plain, "b0unda7y")
    sent = user_text(prompt, "b0unda7y")
    assert f"\n{payload.text}\nb0unda7y>>>" in sent
    assert sent.replace(payload.text, "nothing to see") == user_text(plain, "b0unda7y")


@pytest.mark.parametrize("name", PROVIDERS)
async def test_both_are_read_over_the_wire(name: Provider) -> None:
    answers = {"CopiedResume": COPIED, "CopiedJob": COPIED_JOB}
    async with provider(name, by_shape(answers)) as (model, _):
        resume = await read_resume(model, TEXT)
        job = await read_job_post(model, JOB, within_s=60.0)
    assert resume[0] == await read()
    expected = await read_job()
    assert job.model_copy(update={"read_by": expected.read_by}) == expected
    assert job.read_by == resume[1] != expected.read_by
