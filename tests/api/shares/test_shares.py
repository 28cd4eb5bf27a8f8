"""Links to results: what they show, until when, and who may make and end them."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import select

from api.audit.models import AuditRow
from api.context import Context
from api.ids import new_id
from api.resumes.models import ResumeRow
from api.shares.models import ShareRow
from schemas.lists import Page
from schemas.shares import MadeLink, SharedResults, ShareLink, Show
from tests.api.interviews.test_cost import cost
from tests.api.sound import tone_chunks
from tests.api.story import answered, asked, completed, ended, joined, refined
from tests.api.support import Agent, FakeClock, Person, client, error_of

HIDE = {"name": False, "resume": False, "audio": False}
PARSED: Mapping[str, Any] = {
    "name": "Grace Hopper",
    "email": "grace@example.org",
    "phone": None,
    "location": "Arlington",
    "links": ["https://hopper.example"],
    "summary": None,
    "skills": ["COBOL"],
    "experience": [
        {"company": "Eckert Inc.", "title": "Programmer", "start": None, "end": None, "bullets": []}
    ],
    "education": [{"school": "Vassar College", "degree": None, "year": 1928}],
    "projects": [],
    "spans": {},
}
SAID = "I am Grace Hopper. At Eckert, after Vassar College, I wrote COBOL. Ask grace@example.org."


async def share(person: Person, interview_id: str, *, days: int = 7, **show: bool) -> ShareLink:
    body = {"expires_in_days": days, "show": {**HIDE, **show}}
    answer = await person.http.post(f"/api/interviews/{interview_id}/share", json=body)
    assert answer.status_code == 201, answer.text
    return ShareLink.model_validate_json(answer.content)


def path_of(link: ShareLink) -> str:
    """The route that the page behind the link asks."""
    return f"/api/shared/{link.url.rpartition('/')[2]}"


async def seen(app: FastAPI, link: ShareLink) -> SharedResults:
    """What somebody sees who has the link and nothing else."""
    async with client(app) as nobody:
        answer = await nobody.get(path_of(link))
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    return SharedResults.model_validate_json(answer.content)


@pytest.fixture
async def interview_id(context: Context, person: Person, agent: Agent) -> str:
    """An interview of somebody with a résumé, who says in it who they are."""
    at = datetime(2026, 1, 1, tzinfo=UTC)
    async with context.database.writing() as db:
        db.add(
            ResumeRow(
                id="r1",
                owner_id=person.grant["user"]["id"],
                filename="cv.pdf",
                content_type="application/pdf",
                size=1,
                file_key="resumes/r1",
                status="ready",
                error_code=None,
                error=None,
                text="",
                pages=1,
                ocr=False,
                parsed=dict(PARSED),
                read_by="rules",
                corrections={},
                created_at=at,
                updated_at=at,
                deleted_at=None,
            )
        )
    interview = await person.create_interview()
    question = interview["questions"][0]["id"]
    call_id = await person.join(interview["id"])
    for n, chunk in enumerate(tone_chunks(4)):
        await agent.put_audio(call_id, n, chunk)
    story = [joined(), asked(question), answered(question, SAID), refined(question, SAID)]
    await agent.report(call_id, *story, completed(), ended())
    return interview["id"]


async def test_a_link_hides_who_it_is_about(
    app: FastAPI, person: Person, interview_id: str
) -> None:
    shown = await seen(app, await share(person, interview_id))
    assert shown.name is None
    (answer,) = shown.results.answers
    said = "I am [name]. At [résumé], after [résumé], I wrote COBOL. Ask [contact]."
    assert (answer.transcript, answer.heard) == (said, said)
    assert (answer.audio_url, answer.words, shown.results.recording) == (None, (), None)
    text = shown.model_dump_json().casefold()
    for secret in ("grace", "hopper", "eckert", "vassar", "example.org"):
        assert secret not in text


async def test_a_link_shows_what_it_was_told_to(
    app: FastAPI, person: Person, interview_id: str
) -> None:
    shown = await seen(app, await share(person, interview_id, name=True, resume=True, audio=True))
    assert shown.name == person.grant["user"]["name"]
    (answer,) = shown.results.answers
    assert answer.transcript == SAID
    assert [word.text for word in answer.words] == ["I"]
    assert answer.audio_url is not None
    assert shown.results.recording is not None
    async with client(app) as nobody:
        for url in (answer.audio_url, shown.results.recording.audio_url):
            heard = await nobody.get(url)
            assert (heard.status_code, heard.content[:4]) == (200, b"OggS")


async def test_the_name_can_be_shown_without_the_resume(
    app: FastAPI, person: Person, interview_id: str
) -> None:
    (answer,) = (await seen(app, await share(person, interview_id, name=True))).results.answers
    assert answer.transcript.startswith("I am Grace Hopper. At [résumé]")


async def test_the_resume_can_be_shown_without_the_name(
    app: FastAPI, person: Person, interview_id: str
) -> None:
    (answer,) = (await seen(app, await share(person, interview_id, resume=True))).results.answers
    assert answer.transcript.startswith("I am [name]. At Eckert, after Vassar College")
    assert answer.transcript.endswith("Ask [contact].")


async def test_a_corrected_name_is_hidden_too(
    app: FastAPI, context: Context, person: Person, interview_id: str
) -> None:
    async with context.database.writing() as db:
        (await db.get_one(ResumeRow, "r1")).corrections = {"name": "Amazing COBOL"}
    (answer,) = (await seen(app, await share(person, interview_id))).results.answers
    assert "I am [name]." in answer.transcript
    assert "I wrote [name]" in answer.transcript


async def test_a_link_ends_with_its_time(
    app: FastAPI, person: Person, interview_id: str, clock: FakeClock
) -> None:
    link = await share(person, interview_id, days=2)
    assert (link.expires_at - clock()).days == 2
    clock.advance(hours=47)
    await seen(app, link)
    clock.advance(hours=1)
    async with client(app) as nobody:
        error_of(await nobody.get(path_of(link)), 410, "expired")


async def test_a_revoked_link_leads_nowhere(
    app: FastAPI, person: Person, stranger: Person, interview_id: str
) -> None:
    link = await share(person, interview_id)
    path = f"/api/shares/{link.id}"
    error_of(await stranger.http.delete(path), 404, "not_found")
    await seen(app, link)
    assert (await person.http.delete(path)).status_code == 204
    async with client(app) as nobody:
        error_of(await nobody.get(path_of(link)), 404, "not_found")
    error_of(await person.http.delete(path), 404, "not_found")


async def test_what_is_deleted_is_not_shown(
    app: FastAPI, person: Person, interview_id: str
) -> None:
    link = await share(person, interview_id)
    path = f"/api/interviews/{interview_id}"
    assert (await person.http.delete(path)).status_code == 204
    async with client(app) as nobody:
        error_of(await nobody.get(path_of(link)), 404, "not_found")
    assert (await person.http.post(f"{path}/restore")).status_code == 200
    await seen(app, link)


async def test_only_the_owner_makes_links(stranger: Person, interview_id: str) -> None:
    body = {"expires_in_days": 1, "show": HIDE}
    answer = await stranger.http.post(f"/api/interviews/{interview_id}/share", json=body)
    error_of(answer, 404, "not_found")


async def test_links_are_listed_without_their_addresses(
    app: FastAPI, person: Person, stranger: Person, interview_id: str, clock: FakeClock
) -> None:
    path = f"/api/interviews/{interview_id}/shares"
    made = [await share(person, interview_id, days=1, name=True)]
    made_at = clock()
    clock.advance(minutes=1)
    made.append(await share(person, interview_id, audio=True))
    await seen(app, made[0])
    answer = await person.http.get(path)
    newest, oldest = Page[MadeLink].model_validate_json(answer.content).items
    assert (newest.id, newest.opened_at) == (made[1].id, None)
    assert newest.show == Show(name=False, resume=False, audio=True)
    assert oldest == MadeLink(
        id=made[0].id,
        show=Show(name=True, resume=False, audio=False),
        created_at=made_at,
        expires_at=made[0].expires_at,
        opened_at=clock(),
    )
    for link in made:
        assert link.url.rpartition("/")[2] not in answer.text
    first = (await person.http.get(path, params={"limit": 1})).json()
    rest = (await person.http.get(path, params={"cursor": first["next_cursor"]})).json()
    assert [one["id"] for one in rest["items"]] == [oldest.id]
    await person.http.delete(f"/api/shares/{newest.id}")
    left = (await person.http.get(path)).json()["items"]
    assert [one["id"] for one in left] == [oldest.id]
    error_of(await stranger.http.get(path), 404, "not_found")


async def test_fifty_links_cost_what_one_costs(
    context: Context, person: Person, interview_id: str, clock: FakeClock
) -> None:
    path = f"/api/interviews/{interview_id}/shares?limit=100"
    await share(person, interview_id)
    one = await cost(context, person, path)
    async with context.database.writing() as db:
        for _ in range(49):
            db.add(
                ShareRow(
                    id=new_id(),
                    interview_id=interview_id,
                    token_hash=new_id(),
                    show_name=False,
                    show_resume=False,
                    show_audio=False,
                    created_at=clock(),
                    expires_at=clock(),
                    opened_at=None,
                )
            )
    assert len((await person.http.get(path)).json()["items"]) == 50
    assert await cost(context, person, path) == one


@pytest.mark.parametrize("days", [0, 91])
async def test_a_link_lasts_a_day_to_ninety(person: Person, interview_id: str, days: int) -> None:
    body = {"expires_in_days": days, "show": HIDE}
    answer = await person.http.post(f"/api/interviews/{interview_id}/share", json=body)
    error_of(answer, 422, "does_not_fit", "expires_in_days")


async def test_an_interview_has_twenty_good_links_at_most(
    person: Person, interview_id: str, clock: FakeClock
) -> None:
    for _ in range(20):
        await share(person, interview_id, days=1)
    body = {"expires_in_days": 1, "show": HIDE}
    path = f"/api/interviews/{interview_id}/share"
    error_of(await person.http.post(path, json=body), 409, "too_many_links")
    clock.advance(days=1)
    assert (await person.http.post(path, json=body)).status_code == 201


async def test_the_token_is_stored_nowhere(
    context: Context, person: Person, interview_id: str
) -> None:
    link = await share(person, interview_id)
    token = link.url.rpartition("/")[2]
    assert len(token) >= 43
    async with context.database.reading() as db:
        row = await db.get_one(ShareRow, link.id)
        assert token not in str(vars(row))


async def test_who_made_opened_and_ended_a_link_is_noted(
    app: FastAPI, context: Context, person: Person, interview_id: str
) -> None:
    link = await share(person, interview_id, audio=True)
    await seen(app, link)
    await seen(app, link)
    await person.http.delete(f"/api/shares/{link.id}")
    owner = person.grant["user"]["id"]
    async with context.database.reading() as db:
        rows = (await db.execute(select(AuditRow).where(AuditRow.subject == link.id))).scalars()
        noted = {row.action: (row.actor_id, row.owner_id, row.detail) for row in rows}
    made = {"expires_in_days": 7, "name": False, "resume": False, "audio": True}
    assert noted == {
        "share_created": (owner, owner, made),
        "share_opened": (None, owner, {}),
        "share_revoked": (owner, owner, {}),
    }


async def test_one_address_cannot_ask_without_end(app: FastAPI) -> None:
    async with client(app) as nobody:
        answers = [(await nobody.get("/api/shared/no-such-link")).status_code for _ in range(121)]
    assert answers == [404] * 120 + [429]
