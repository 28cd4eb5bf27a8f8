"""The owner's things, by the names under which routes ask for them. Made when first asked for."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from fastapi import FastAPI

from api.ids import new_id
from api.jobs.repository import JobRepository
from tests.api.sound import tone_chunks
from tests.api.story import answered, asked, began, joined
from tests.api.support import Agent, Person, finish, settled

WITHIN_S: Final = 60.0


class Things:
    """Everything belongs to `owner`."""

    def __init__(self, app: FastAPI, owner: Person, agent: Agent) -> None:
        self.app = app
        self.owner = owner
        self.agent = agent
        self._made: dict[str, Any] = {}

    async def get(self, name: str) -> str:
        """The thing that routes call `name`."""
        if name == "fresh":
            return f"fresh-{new_id().lower()}"
        return await self.once(name, MAKERS[name])

    async def interview(self) -> dict[str, Any]:
        """An interview of two questions that has not begun."""
        return await self.once("interview", lambda _: self.owner.create_interview())

    async def call(self) -> str:
        """A call in which one question was answered, with its sound."""
        return await self.once("call", _talk)

    async def once(self, name: str, make: Callable[["Things"], Awaitable[Any]]) -> Any:
        """What `make` gives the first time."""
        if name not in self._made:
            self._made[name] = await make(self)
        return self._made[name]


async def finished(things: Things) -> None:
    """The interview has happened."""
    await things.once("call", _whole)


async def _whole(things: Things) -> str:
    interview = await things.interview()
    call_id = await finish(things.owner, things.agent, interview)
    for n, chunk in enumerate(tone_chunks(4)):
        await things.agent.put_audio(call_id, n, chunk)
    return call_id


async def resume_read(things: Things) -> None:
    """The résumé has been read."""
    context = things.app.state.context
    owner_id = things.owner.grant["user"]["id"]
    with context.events.subscribe(owner_id, last_id=None) as subscription:
        await things.get("resume_id")
        async for event in subscription.events(WITHIN_S):
            if event.type == "resume" and '"ready"' in event.data:
                return


async def deleted(things: Things) -> None:
    """The interview was deleted, and can be had back."""
    interview = await things.interview()
    answer = await things.owner.http.delete(f"/api/interviews/{interview['id']}")
    assert answer.status_code == 204, answer.text


async def given_up(things: Things) -> None:
    """The job is a dead letter."""
    job_id = await things.get("job_id")
    async with things.app.state.context.database.writing() as db:
        (await JobRepository(db).any(job_id)).status = "failed"


async def _talk(things: Things) -> str:
    interview = await things.interview()
    call_id = await things.owner.join(interview["id"])
    question_id = interview["questions"][0]["id"]
    for n, chunk in enumerate(tone_chunks(4)):
        await things.agent.put_audio(call_id, n, chunk)
    told = (joined(), began(), asked(question_id), answered(question_id))
    await things.agent.report(call_id, *told)
    return call_id


async def _interview_id(things: Things) -> str:
    return (await things.interview())["id"]


async def _question_id(things: Things) -> str:
    return (await things.interview())["questions"][0]["id"]


async def _second_question_id(things: Things) -> str:
    return (await things.interview())["questions"][1]["id"]


async def _call_id(things: Things) -> str:
    return await things.call()


async def _answer_id(things: Things) -> str:
    await things.call()
    return f"a-{await _question_id(things)}"


async def _audio_id(things: Things) -> str:
    body = {"text": "Hello.", "persona": "friendly"}
    spoken = await things.owner.http.post("/api/audio/tts", json=body)
    assert spoken.status_code == 200, spoken.text
    return spoken.json()["audio_url"].partition("?")[0].rpartition("/")[2]


async def _dispute_id(things: Things) -> str:
    await finished(things)
    path = f"/api/answers/{await _answer_id(things)}/dispute"
    taken = await things.owner.http.post(path, json={"reason": "I did say why."})
    assert taken.status_code == 201, taken.text
    return taken.json()["id"]


async def _n(_things: Things) -> str:
    return "0"


async def _session_id(things: Things) -> str:
    listed = await things.owner.http.get("/api/auth/sessions")
    return listed.json()["items"][0]["id"]


async def _job_id(things: Things) -> str:
    context = things.app.state.context
    owner_id = things.owner.grant["user"]["id"]
    async with context.database.writing() as db:
        return await context.jobs.enqueue(
            db, "forget_done_jobs", subject=owner_id, owner_id=owner_id
        )


async def _export_id(things: Things) -> str:
    asked = await things.owner.http.post("/api/users/me/export")
    assert asked.status_code == 202, asked.text
    await settled(things.app.state.context.database)
    job = (await things.owner.http.get(f"/api/jobs/{asked.json()['job_id']}")).json()
    return job["result_url"].partition("?")[0].rpartition("/")[2]


async def _resume_id(things: Things) -> str:
    file = ("cv.txt", b"Jane Doe\njane@example.org\n\nSkills\nPython, SQL\n")
    sent = await things.owner.http.post("/api/resumes/upload", files={"file": file})
    assert sent.status_code == 201, sent.text
    return sent.json()["id"]


async def _share(things: Things) -> dict[str, Any]:
    await finished(things)
    show = {"name": True, "resume": False, "audio": False}
    path = f"/api/interviews/{await _interview_id(things)}/share"
    made = await things.owner.http.post(path, json={"expires_in_days": 1, "show": show})
    assert made.status_code == 201, made.text
    return made.json()


async def _share_id(things: Things) -> str:
    return (await _share(things))["id"]


async def _share_token(things: Things) -> str:
    return (await _share(things))["url"].rpartition("/")[2]


MAKERS: Final[Mapping[str, Callable[[Things], Awaitable[str]]]] = {
    "answer_id": _answer_id,
    "audio_id": _audio_id,
    "call_id": _call_id,
    "dispute_id": _dispute_id,
    "export_id": _export_id,
    "interview_id": _interview_id,
    "job_id": _job_id,
    "n": _n,
    "question_id": _question_id,
    "resume_id": _resume_id,
    "second_question_id": _second_question_id,
    "session_id": _session_id,
    "share_id": _share_id,
    "token": _share_token,
}
