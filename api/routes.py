"""Every route of the API, in the order in which the description lists them."""

from fastapi import APIRouter

from api.accounts.routes import router as accounts
from api.admin.routes import router as admin
from api.agent_api.routes import router as agent_api
from api.answers.routes import router as answers
from api.bookmarks.routes import router as bookmarks
from api.calls.routes import router as calls
from api.disputes.routes import router as disputes
from api.documented import errors
from api.events.routes import router as stream
from api.export.routes import router as export
from api.health.routes import router as health
from api.interviews.question_routes import router as questions
from api.interviews.routes import router as interviews
from api.job_descriptions.routes import router as job_descriptions
from api.jobs.routes import router as jobs
from api.observability.routes import router as observability
from api.practice.routes import router as practice
from api.progress.routes import router as progress
from api.recording.routes import router as recording
from api.reports.routes import router as reports
from api.results.routes import router as results
from api.resumes.routes import router as resumes
from api.shares.routes import router as shares
from api.speech.routes import router as audio
from api.telemetry.routes import router as telemetry

# One for all applications of a process: FastAPI takes 0.3 s to prepare it.
router = APIRouter(responses=errors(422))
for part in (
    accounts,
    export,
    interviews,
    questions,
    practice,
    job_descriptions,
    bookmarks,
    calls,
    results,
    reports,
    recording,
    answers,
    disputes,
    resumes,
    shares,
    progress,
    telemetry,
    audio,
    admin,
    agent_api,
    jobs,
    stream,
    health,
    observability,
):
    router.include_router(part)
