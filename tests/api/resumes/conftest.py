"""People who send résumés in."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from api.context import Context
from schemas.resumes import Resume
from tests.api.support import Person

WITHIN_S = 60.0

Send = Callable[..., Awaitable[Resume]]


async def upload(
    person: Person, data: bytes, name: str = "cv.pdf", **headers: str
) -> httpx.Response:
    """Send a file in."""
    return await person.http.post(
        "/api/resumes/upload", files={"file": (name, data)}, headers=headers
    )


async def fetch(person: Person, resume_id: str) -> Resume:
    """A résumé as it stands."""
    answer = await person.http.get(f"/api/resumes/{resume_id}")
    assert answer.status_code == 200, answer.text
    return Resume.model_validate_json(answer.content)


@pytest.fixture
def send(context: Context, person: Person) -> Send:
    """Sends a file in and waits, as the events tell, until it was read or could not be."""

    async def send(data: bytes, name: str = "cv.pdf", **headers: str) -> Resume:
        user: dict[str, Any] = person.grant["user"]
        with context.events.subscribe(user["id"], last_id=None) as subscription:
            answer = await upload(person, data, name, **headers)
            assert answer.status_code == 201, answer.text
            sent = Resume.model_validate_json(answer.content)
            assert (sent.status, sent.parsed) == ("pending", None)
            seen: list[str] = []
            async for event in subscription.events(WITHIN_S):
                if event.type == "resume":
                    seen.append(event.data)
                if len(seen) == 2:
                    break
        assert ['"parsing"' in data for data in seen] == [True, False]
        return await fetch(person, sent.id)

    return send
