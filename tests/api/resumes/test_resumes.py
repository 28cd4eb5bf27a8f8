"""Sending a résumé in, following it, correcting it, deleting it and having it back."""

import asyncio
from typing import Any

import pytest
from fastapi import FastAPI

from api.context import Context
from api.restoring import RESTORABLE
from api.resumes import parsing
from api.resumes.extraction.reader import FileReader, ReaderBroke
from api.resumes.models import ResumeRow
from schemas.resumes import Resume, ResumeText
from tests.api.resumes.conftest import WITHIN_S, Send, fetch, upload
from tests.api.resumes.files import LINES, docx, pdf, scan
from tests.api.support import FakeClock, Person, client, error_of

WHOLE = pdf()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("cv.pdf", WHOLE),
        ("cv.docx", docx()),
        ("cv.txt", "\n".join(LINES).encode()),
        ("cv.txt", "\n".join(LINES).encode("utf-16")),
        ("cv.txt", "\n".join([*LINES, "Café, naïve, Zürich"]).encode("cp1252")),
    ],
    ids=["pdf", "docx", "utf-8", "utf-16", "cp1252"],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_every_kind_is_understood(send: Send, name: str, data: bytes) -> None:
    resume = await send(data, name)
    assert (resume.status, resume.error, resume.scanned) == ("ready", None, False)
    assert resume.filename == name
    parsed = resume.parsed
    assert parsed is not None
    assert (parsed.name, parsed.email) == ("Ada Lovelace", "ada@example.org")
    (job,) = parsed.experience
    assert (job.company, job.title) == ("Analytical Engines Ltd", "Senior Engineer")
    assert (job.start, job.end) == ("2019", "present")
    assert job.bullets == (
        "Built the first compiler in Python and Go",
        "Led a team of five engineers",
    )
    assert "PostgreSQL" in parsed.skills


async def test_a_scan_is_recognised_and_says_so(send: Send) -> None:
    resume = await send(scan())
    assert (resume.status, resume.scanned) == ("ready", True)
    assert resume.parsed is not None
    assert (resume.parsed.name, resume.parsed.email) == ("Ada Lovelace", "ada@example.org")


async def test_a_scan_without_the_packages_for_it_is_refused(
    context: Context, person: Person
) -> None:
    await context.reader.aclose()
    context.reader = FileReader(ocr=False)
    message = error_of(await upload(person, scan()), 422, "scanned_file", "file")
    assert "pictures of text" in message
    await context.reader.aclose()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_scan_of_nothing_fails_and_says_why(send: Send) -> None:
    resume = await send(scan(()))
    assert (resume.status, resume.error_code, resume.parsed) == ("failed", "no_text", None)
    assert resume.error == "There is no text in this file. Choose another one."


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_mistake_of_ours_is_said_to_be_ours(
    send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def breaks(_reader: FileReader, _text: str) -> None:
        raise ReaderBroke

    monkeypatch.setattr(FileReader, "understand", breaks)
    monkeypatch.setattr(parsing, "ATTEMPTS", 1)
    resume = await send(WHOLE)
    assert (resume.status, resume.error_code) == ("failed", "reading_failed")


async def test_corrections_win_over_later_readings(
    context: Context, person: Person, send: Send
) -> None:
    resume = await send(WHOLE)
    url = f"/api/resumes/{resume.id}"
    change = {"parsed": {"name": "Ada King", "skills": ["Poetry"]}}
    answer = await person.http.patch(url, json=change)
    assert answer.status_code == 200, answer.text
    more = {"parsed": {"phone": None}}
    await person.http.patch(url, json=more)

    subscription_of = context.events.subscribe(person.grant["user"]["id"], last_id=None)
    with subscription_of as subscription:
        async with context.database.writing() as db:
            await context.jobs.enqueue(db, "parse_resume", subject=resume.id, owner_id=None)
        async for event in subscription.events(60.0):
            if '"ready"' in event.data:
                break
    parsed = (await fetch(person, resume.id)).parsed
    assert parsed is not None
    assert (parsed.name, parsed.phone, parsed.skills) == ("Ada King", None, ("Poetry",))
    assert parsed.email == "ada@example.org"
    assert "email" in parsed.spans
    assert not {path for path in parsed.spans if path.startswith(("name", "phone", "skills"))}


async def test_only_what_fits_can_be_corrected(person: Person, send: Send) -> None:
    url = f"/api/resumes/{(await send(WHOLE)).id}"
    cases: list[tuple[dict[str, Any], str]] = [
        ({"parsed": {"name": "x" * 501}}, "parsed.name"),
        ({"parsed": {"age": 36}}, "parsed.age"),
        ({"parsed": {"skills": None}}, "parsed.skills"),
        ({"parsed": {"experience": [{"title": "Engineer"}]}}, "parsed.experience.0.company"),
        ({"parsed": {"spans": {}}}, "parsed.spans"),
    ]
    for body, field in cases:
        error_of(await person.http.patch(url, json=body), 422, "does_not_fit", field)


async def test_what_is_not_read_yet_cannot_be_corrected(context: Context, person: Person) -> None:
    async with context.database.writing() as db:
        await context.quotas.take(db, person.grant["user"]["id"], "uploads")
    answer = await upload(person, WHOLE)
    # The job has not begun before the event loop gets its turn.
    early = await person.http.patch(
        f"/api/resumes/{answer.json()['id']}", json={"parsed": {"name": "Ada"}}
    )
    error_of(early, 409, "wrong_state")


async def test_what_could_not_be_read_is_filled_in_by_hand(
    context: Context, person: Person, stranger: Person, send: Send
) -> None:
    resume = await send(scan(()))
    assert (resume.status, resume.error_code) == ("failed", "no_text")
    url = f"/api/resumes/{resume.id}"
    by_hand = {"parsed": {"name": "Ada King", "skills": ["Tableau"]}}
    error_of(await stranger.http.patch(url, json=by_hand), 404, "not_found")
    with context.events.subscribe(person.grant["user"]["id"], last_id=None) as told:
        answer = await person.http.patch(url, json=by_hand)
        assert answer.status_code == 200, answer.text
        assert '"ready"' in (await anext(told.events(WITHIN_S))).data
    filled = await fetch(person, resume.id)
    assert (filled.status, filled.error, filled.error_code) == ("ready", None, None)
    assert filled.parsed is not None
    assert (filled.parsed.name, filled.parsed.email) == ("Ada King", None)
    assert (filled.parsed.skills, filled.parsed.spans) == (("Tableau",), {})
    # And an interview can be made from it.
    made = await person.create_interview(resume_id=resume.id)
    assert made["resume_id"] == resume.id


async def test_the_list_has_pages_and_only_ones_own(
    person: Person, stranger: Person, clock: FakeClock
) -> None:
    ids: list[str] = []
    for number in range(3):
        answer = await upload(person, WHOLE, f"cv{number}.pdf")
        ids.insert(0, answer.json()["id"])
        clock.advance(seconds=1)
    first = (await person.http.get("/api/resumes", params={"limit": 2})).json()
    assert [item["id"] for item in first["items"]] == ids[:2]
    rest = await person.http.get("/api/resumes", params={"cursor": first["next_cursor"]})
    assert [item["id"] for item in rest.json()["items"]] == ids[2:]
    assert rest.json()["next_cursor"] is None
    assert (await stranger.http.get("/api/resumes")).json()["items"] == []


async def test_polling_costs_nothing_while_nothing_changes(person: Person, send: Send) -> None:
    url = f"/api/resumes/{(await send(WHOLE)).id}"
    first = await person.http.get(url)
    again = await person.http.get(url, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_spans_are_places_in_its_text(
    app: FastAPI, person: Person, stranger: Person, send: Send
) -> None:
    lines = "\n".join([*LINES, "Café, naïve, 🎻"]).encode()
    resume = await send(lines, "cv.txt")
    assert resume.parsed is not None
    url = f"/api/resumes/{resume.id}/text"
    answer = await person.http.get(url)
    text = ResumeText.model_validate_json(answer.content).text
    assert "🎻" in text
    for path, found in (("name", resume.parsed.name), ("email", resume.parsed.email)):
        start, to = resume.parsed.spans[path]
        assert text[start:to] == found
    again = await person.http.get(url, headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    error_of(await stranger.http.get(url), 404, "not_found")
    async with client(app) as nobody:
        error_of(await nobody.get(url), 401, "not_signed_in")
    await person.http.delete(f"/api/resumes/{resume.id}")
    error_of(await person.http.get(url), 404, "not_found")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_could_not_be_read_has_no_text(person: Person, send: Send) -> None:
    resume = await send(scan(()))
    error_of(await person.http.get(f"/api/resumes/{resume.id}/text"), 409, "wrong_state")


async def test_a_deleted_one_can_be_had_back_for_thirty_days(
    person: Person, send: Send, clock: FakeClock
) -> None:
    resume = await send(WHOLE)
    url = f"/api/resumes/{resume.id}"
    assert (await person.http.delete(url)).status_code == 204
    for gone in (url, f"{url}/file"):
        error_of(await person.http.get(gone), 404, "not_found")
    error_of(await person.http.delete(url), 404, "not_found")
    assert (await person.http.get("/api/resumes")).json()["items"] == []
    clock.advance(days=29)
    person = await signed_in_again(person)
    assert (await person.http.post(f"{url}/restore")).json()["id"] == resume.id
    assert (await person.http.get(f"{url}/file")).content == WHOLE


async def test_what_can_be_had_back_is_listed(
    app: FastAPI, person: Person, stranger: Person, clock: FakeClock
) -> None:
    ids: list[str] = []
    for number in range(4):
        ids.insert(0, (await upload(person, WHOLE, f"cv{number}.pdf")).json()["id"])
        clock.advance(seconds=1)
    kept, *gone = ids
    for one in gone:
        await person.http.delete(f"/api/resumes/{one}")

    first = await listed(person, deleted="true", limit="2")
    until = clock() + RESTORABLE
    assert {Resume.model_validate(item).restorable_until for item in first["items"]} == {until}
    rest = await listed(person, deleted="true", cursor=first["next_cursor"])
    assert [item["id"] for item in (*first["items"], *rest["items"])] == gone
    assert rest["next_cursor"] is None
    assert [item["id"] for item in (await listed(person))["items"]] == [kept]
    assert (await listed(stranger, deleted="true"))["items"] == []
    async with client(app) as nobody:
        error_of(await nobody.get("/api/resumes?deleted=true"), 401, "not_signed_in")

    clock.advance(days=29)
    person = await signed_in_again(person)
    await person.http.post(f"/api/resumes/{gone[0]}/restore")
    left = (await listed(person, deleted="true"))["items"]
    assert [item["id"] for item in left] == gone[1:]


async def test_what_was_deleted_too_long_ago_is_not_listed(
    context: Context, person: Person, clock: FakeClock
) -> None:
    deleted_id = (await upload(person, WHOLE)).json()["id"]
    await person.http.delete(f"/api/resumes/{deleted_id}")
    async with context.database.writing() as db:
        (await db.get_one(ResumeRow, deleted_id)).deleted_at = clock() - RESTORABLE
    assert len((await listed(person, deleted="true"))["items"]) == 1
    clock.advance(seconds=1)
    assert (await listed(person, deleted="true"))["items"] == []


async def listed(person: Person, **query: str) -> dict[str, Any]:
    """One page."""
    answer = await person.http.get("/api/resumes", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def signed_in_again(person: Person) -> Person:
    """The same person, whose access token has run out meanwhile."""
    body = {"refresh_token": person.grant["refresh_token"]}
    answer = await person.http.post("/api/auth/refresh", json=body)
    assert answer.status_code == 200, answer.text
    return Person(person.http, answer.json())


async def test_the_file_comes_back_as_it_was_sent(
    app: FastAPI, person: Person, stranger: Person, send: Send
) -> None:
    resume = await send(WHOLE, "Lebenslauf Müller.exe")
    url = f"/api/resumes/{resume.id}/file"
    whole = await person.http.get(url)
    assert whole.content == WHOLE
    assert whole.headers["content-type"] == "application/pdf"
    saved = "attachment; filename*=UTF-8''Lebenslauf%20M%C3%BCller.pdf"
    assert whole.headers["content-disposition"] == saved
    part = await person.http.get(url, headers={"Range": "bytes=5-9"})
    assert (part.status_code, part.content) == (206, WHOLE[5:10])
    error_of(await stranger.http.get(url), 404, "not_found")
    async with client(app) as nobody:
        error_of(await nobody.get(url), 401, "not_signed_in")
        assert (await nobody.get(resume.file_url)).content == WHOLE


async def test_a_repeated_upload_makes_one(person: Person, context: Context) -> None:
    answers = await asyncio.gather(
        *(upload(person, WHOLE, "cv.pdf", **{"Idempotency-Key": "one"}) for _ in range(3))
    )
    assert len({answer.json()["id"] for answer in answers}) == 1
    other = await upload(person, docx(), "cv.docx", **{"Idempotency-Key": "one"})
    error_of(other, 422, "does_not_fit", "idempotency-key")
    files = [found async for found in context.storage.under("resumes")]
    assert [file.size for file in files] == [len(WHOLE)]


async def test_a_repeated_upload_counts_once(person: Person, context: Context) -> None:
    key = {"Idempotency-Key": "one"}
    # Of those that come at once all are counted, and all but one are given back.
    await asyncio.gather(*(upload(person, WHOLE, "cv.pdf", **key) for _ in range(3)))
    owner_id = person.grant["user"]["id"]
    async with context.database.writing() as db:
        left = context.settings.quota_uploads - 1
        await context.quotas.take(db, owner_id, "uploads", left)
    # Nothing is left of the day, and a repetition needs nothing.
    again = await upload(person, WHOLE, "cv.pdf", **key)
    assert again.status_code == 201, again.text
    other = await upload(person, docx(), "cv.docx", **key)
    error_of(other, 422, "does_not_fit", "idempotency-key")
    error_of(await upload(person, WHOLE), 429, "quota_reached")
    files = [found async for found in context.storage.under("resumes")]
    assert [file.size for file in files] == [len(WHOLE)]


async def test_a_key_is_forgotten_after_a_day(person: Person, clock: FakeClock) -> None:
    key = {"Idempotency-Key": "one"}
    first = await upload(person, WHOLE, **key)
    clock.advance(hours=24)
    person = await signed_in_again(person)
    again = await upload(person, WHOLE, **key)
    assert again.status_code == 201, again.text
    assert again.json()["id"] != first.json()["id"]


async def test_a_day_has_a_limit_that_counts_refused_files(
    context: Context, person: Person, clock: FakeClock
) -> None:
    async with context.database.writing() as db:
        limit = context.settings.quota_uploads
        await context.quotas.take(db, person.grant["user"]["id"], "uploads", limit - 1)
    error_of(await upload(person, b""), 422, "empty_file", "file")
    answer = await upload(person, WHOLE)
    assert "50 files today" in error_of(answer, 429, "quota_reached")
    assert int(answer.headers["retry-after"]) > 0
