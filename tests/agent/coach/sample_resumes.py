"""Résumés as they are read, of several trades."""

from collections.abc import Mapping, Sequence
from typing import Any

from schemas.resumes import NOTHING_READ, ParsedResume


def resume_with(
    *,
    experience: Sequence[Mapping[str, Any]] = (),
    projects: Sequence[Mapping[str, Any]] = (),
    skills: Sequence[str] = (),
    schools: Sequence[str] = (),
) -> ParsedResume:
    """A résumé with this on it and nothing else."""
    dates = {"start": None, "end": None}
    return ParsedResume.model_validate(
        {
            **NOTHING_READ.model_dump(),
            "skills": [skill[:500] for skill in skills],
            "experience": [{"bullets": [], **dates, **one} for one in experience],
            "education": [{"school": one, "degree": None, "year": None} for one in schools],
            "projects": [{"description": None, "technologies": [], **one} for one in projects],
        }
    )


def position(company: str | None, title: str | None, *bullets: str) -> Mapping[str, Any]:
    """A position with these lines below it."""
    return {"company": company, "title": title, "bullets": bullets}


RESUMES: Mapping[str, ParsedResume] = {
    "engineer": resume_with(
        experience=[
            position(
                "Paketfuchs GmbH",
                "Staff Software Engineer",
                "Split a monolith that handled two million parcels a day into five services",
                "Introduced contract tests between teams",
            ),
            position("Finleap Connect", "Backend Developer", "Built the billing service in Python"),
        ],
        projects=[
            {"name": "flakefinder", "technologies": ["Python", "SQLite"]},
            {"name": "Monsoon Forecast", "technologies": ["pandas"]},
        ],
        skills=["Python", "PostgreSQL", "Kafka", "Docker", "Teamwork"],
        schools=["University of York"],
    ),
    "nurse": resume_with(
        experience=[
            position(
                "Cherry Tree Care Home",
                "Senior Staff Nurse",
                "Led a team of six nurses on a busy ward",
                "Set up the discharge checklist",
            )
        ],
        skills=["Triage", "Patient education", "Medication"],
        schools=["Liceo Galvani"],
    ),
    "warehouse": resume_with(
        experience=[position("UPS", "Forklift Operator", "Loaded trailers", "Trained 12 drivers")],
        skills=["Forklift", "Stock control"],
    ),
    "one line": resume_with(skills=["Excel"]),
    "other alphabet": resume_with(
        experience=[position("株式会社日本", "看護師", "チームを率いた")],
        skills=["看護"],
    ),
    "empty": resume_with(),
}
