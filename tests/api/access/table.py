"""Who may do what: one line an operation.

A new route needs a line here, or the test fails. Choose who may do it (`EVERYBODY`, `SIGNED_IN`,
`OWNER`, `STAFF`, `ADMIN`, `AGENT`), and say how to ask so that it succeeds:

- `json=`, `files=` or `content=`: the body; `query=`: what follows the path. `{interview_id}` and
  the like, in them and in the path, are filled in with things that belong to the owner; `things.py`
  has a function for each such name.
- `first=`: what must have happened before, a function of `things.py`.
- `done=`: the status of who may do it, where that is not 2xx.
- `stream=True`: the answer does not end by itself.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from schemas.journal import events
from tests.api.access.things import Things, deleted, finished, given_up, resume_read
from tests.api.sound import silent_wav, tone_chunks
from tests.api.story import joined
from tests.api.support import JOB, numbered

PERSONAS: Final = (
    "anonymous",
    "guest",
    "other",
    "support",
    "admin",
    "service",
    "expired",
    "revoked",
    "owner",
)
"""The owner comes last: what they may do can end what is asked for."""

DONE: Final = 0
"""Stands for success."""


@dataclass(frozen=True, slots=True)
class Access:
    """The status that each persona gets; DONE where they succeed."""

    anonymous: int
    guest: int
    other: int
    support: int
    admin: int
    service: int
    expired: int
    revoked: int
    owner: int


EVERYBODY = Access(*[DONE] * 9)
SIGNED_IN = Access(401, DONE, DONE, DONE, DONE, 401, 401, 401, DONE)
OWNER = Access(401, 404, 404, 404, 404, 401, 401, 401, DONE)
STAFF = Access(401, 403, 403, DONE, DONE, 401, 401, 401, 403)
ADMIN = Access(401, 403, 403, 403, DONE, 401, 401, 401, 403)
AGENT = Access(401, 401, 401, 401, 401, DONE, 401, 401, 401)
NEWCOMER = Access(DONE, DONE, 409, 409, 409, 401, 401, 401, 409)
"""Who has no account yet."""
ACCOUNT_ONLY = Access(401, 409, DONE, DONE, DONE, 401, 401, 401, DONE)
"""A guest has neither address nor password."""


@dataclass(frozen=True, slots=True)
class Row:
    """Who may do it, and how it is asked for; see above."""

    access: Access
    json: Any = None
    files: Mapping[str, Any] | None = None
    content: bytes | None = None
    query: str = ""
    first: Callable[[Things], Awaitable[None]] | None = None
    done: int | None = None
    stream: bool = False


CV = {"file": ("cv.txt", b"Jane Doe\njane@example.org\n\nExperience\nEngineer, Acme, 2020-2024\n")}
ACCOUNT = {"email": "{fresh}@example.org", "password": "five green bottles", "name": "New"}

TABLE: Final[Mapping[str, Row]] = {
    "GET /health": Row(EVERYBODY),
    "GET /ready": Row(EVERYBODY),
    "GET /metrics": Row(EVERYBODY),
    # Accounts
    "POST /api/auth/guest": Row(EVERYBODY),
    "POST /api/auth/register": Row(NEWCOMER, json=ACCOUNT),
    "POST /api/auth/login": Row(
        EVERYBODY, json={"email": "nobody@example.org", "password": "x"}, done=401
    ),
    "POST /api/auth/refresh": Row(EVERYBODY, json={"refresh_token": "x"}, done=401),
    "POST /api/auth/forgot": Row(EVERYBODY, json={"email": "{fresh}@example.org"}),
    "POST /api/auth/reset": Row(
        EVERYBODY, json={"token": "x", "password": "five green bottles"}, done=410
    ),
    "POST /api/auth/verify": Row(EVERYBODY, json={"token": "x"}, done=410),
    "POST /api/auth/verify/resend": Row(ACCOUNT_ONLY),
    "POST /api/auth/email": Row(
        ACCOUNT_ONLY, json={"email": "{fresh}@example.org", "password": "not it"}, done=422
    ),
    "POST /api/auth/logout": Row(SIGNED_IN),
    "GET /api/auth/me": Row(SIGNED_IN),
    "POST /api/auth/password": Row(
        ACCOUNT_ONLY,
        json={"current": "not it", "new": "five green bottles"},
        done=422,
    ),
    "GET /api/auth/sessions": Row(SIGNED_IN),
    "DELETE /api/auth/sessions": Row(SIGNED_IN),
    "GET /api/auth/sessions/{session_id}": Row(OWNER),
    "DELETE /api/auth/sessions/{session_id}": Row(OWNER),
    "GET /api/users/me": Row(SIGNED_IN),
    "PUT /api/users/me": Row(SIGNED_IN, json={"name": "New"}),
    "DELETE /api/users/me": Row(SIGNED_IN),
    "POST /api/users/me/export": Row(SIGNED_IN),
    "GET /api/exports/{export_id}": Row(OWNER),
    # Background
    "GET /api/events": Row(SIGNED_IN, stream=True),
    "GET /api/jobs/{job_id}": Row(OWNER),
    # Résumés and jobs
    "GET /api/resumes": Row(SIGNED_IN),
    "POST /api/resumes/upload": Row(SIGNED_IN, files=CV),
    "GET /api/resumes/{resume_id}": Row(OWNER),
    "PATCH /api/resumes/{resume_id}": Row(
        OWNER, first=resume_read, json={"parsed": {"name": "New"}}
    ),
    "GET /api/resumes/{resume_id}/file": Row(OWNER),
    "GET /api/resumes/{resume_id}/text": Row(OWNER, first=resume_read),
    "DELETE /api/resumes/{resume_id}": Row(OWNER),
    "POST /api/resumes/{resume_id}/restore": Row(OWNER),
    "POST /api/jobs/analyze": Row(SIGNED_IN, json={"text": JOB}),
    # Interviews
    "POST /api/interviews/create": Row(
        SIGNED_IN, json={"job_description": JOB, "interview_type": "mixed"}
    ),
    "GET /api/interviews": Row(SIGNED_IN),
    "GET /api/interviews/{interview_id}": Row(OWNER),
    "DELETE /api/interviews/{interview_id}": Row(OWNER),
    "POST /api/interviews/{interview_id}/restore": Row(OWNER, first=deleted),
    "POST /api/interviews/{interview_id}/questions": Row(
        OWNER, json={"text": "What would you do first?", "category": "technical"}
    ),
    "PATCH /api/interviews/{interview_id}/questions/{question_id}": Row(
        OWNER, json={"text": "What would you do first?"}
    ),
    "DELETE /api/interviews/{interview_id}/questions/{question_id}": Row(OWNER),
    "POST /api/interviews/{interview_id}/questions/regenerate": Row(OWNER, json={}),
    "PUT /api/interviews/{interview_id}/questions/order": Row(
        OWNER, json={"ids": ["{second_question_id}", "{question_id}"]}
    ),
    "POST /api/practice": Row(SIGNED_IN, json={"skill": "SQL"}),
    "GET /api/bookmarks": Row(SIGNED_IN),
    "PUT /api/questions/{question_id}/bookmark": Row(OWNER),
    "DELETE /api/questions/{question_id}/bookmark": Row(OWNER),
    # The room
    "POST /api/interviews/{interview_id}/join": Row(OWNER),
    "POST /api/calls/{call_id}/offer": Row(OWNER, json={"sdp": "v=0", "type": "offer"}),
    # What came of it
    "GET /api/interviews/{interview_id}/results": Row(OWNER, first=finished),
    "GET /api/interviews/{interview_id}/recording": Row(OWNER, first=finished),
    "GET /api/interviews/{interview_id}/report.pdf": Row(OWNER, first=finished),
    "GET /api/answers/{answer_id}/audio": Row(OWNER),
    "POST /api/interviews/{interview_id}/share": Row(
        OWNER,
        first=finished,
        json={"expires_in_days": 1, "show": {"name": True, "resume": False, "audio": False}},
    ),
    "GET /api/interviews/{interview_id}/shares": Row(OWNER),
    "DELETE /api/shares/{share_id}": Row(OWNER),
    "GET /api/shared/{token}": Row(EVERYBODY),
    "PATCH /api/answers/{answer_id}": Row(OWNER, first=finished, json={"transcript": "Better."}),
    "POST /api/answers/{answer_id}/evaluate": Row(OWNER, first=finished),
    "POST /api/answers/{answer_id}/dispute": Row(
        OWNER, first=finished, json={"reason": "I did say why."}
    ),
    "GET /api/disputes": Row(SIGNED_IN),
    "GET /api/disputes/{dispute_id}": Row(OWNER),
    "GET /api/analytics/progress": Row(SIGNED_IN),
    "POST /api/telemetry": Row(
        EVERYBODY, json={"page": "home", "measures": [{"name": "lcp", "value": 1}]}
    ),
    # Speech outside of calls
    "POST /api/audio/tts": Row(SIGNED_IN, json={"text": "Hello.", "persona": "friendly"}),
    "POST /api/audio/stt": Row(SIGNED_IN, files={"file": ("a.wav", silent_wav(1, 8_000))}),
    "GET /api/audio/{audio_id}": Row(OWNER),
    # The people who run the server
    "GET /api/admin/users": Row(STAFF),
    "GET /api/admin/rooms": Row(STAFF),
    "GET /api/admin/rooms/{call_id}": Row(STAFF),
    "GET /api/admin/jobs": Row(STAFF),
    "POST /api/admin/jobs/{job_id}/retry": Row(ADMIN, first=given_up),
    "GET /api/admin/disputes": Row(STAFF),
    "POST /api/admin/disputes/{dispute_id}/decide": Row(
        ADMIN, json={"status": "rejected", "outcome": "It was heard rightly."}
    ),
    "GET /api/admin/usage": Row(STAFF),
    "GET /api/admin/engines": Row(STAFF),
    # The interviewer's process
    "GET /api/agent/interviews/{interview_id}": Row(AGENT, query="?call_id={call_id}"),
    "POST /api/agent/calls/{call_id}/journal": Row(
        AGENT, json=[events.dump_python(event, mode="json") for event in numbered(joined())]
    ),
    "PUT /api/agent/calls/{call_id}/audio/{n}": Row(AGENT, content=tone_chunks(1)[0]),
    "POST /api/agent/calls/{call_id}/heartbeat": Row(AGENT),
}
