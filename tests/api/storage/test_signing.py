"""Addresses that open a file without a sign-in, for an hour."""

import pytest
from fastapi import FastAPI

from api.errors import Expired, NotSignedIn
from api.storage.signing import UrlSigner
from tests.api.sound import tone_chunks
from tests.api.story import answered, asked, began, joined
from tests.api.support import Agent, FakeClock, Person, client, error_of

PATH = "/api/answers/1/audio"


def signature(url: str) -> str:
    path, _, query = url.partition("?signature=")
    assert path == PATH
    return query


def test_a_signature_is_good_for_its_file_and_for_an_hour(clock: FakeClock) -> None:
    signer = UrlSigner("key", clock)
    signed = signature(signer.sign(PATH, "ada"))
    clock.advance(minutes=54)
    assert signer.owner(PATH, signed) == "ada"
    with pytest.raises(NotSignedIn):
        signer.owner("/api/answers/2/audio", signed)
    clock.advance(minutes=6)
    with pytest.raises(Expired):
        signer.owner(PATH, signed)


@pytest.mark.parametrize(
    "bad",
    ["", "x", "a.b", "é.ü", "\0", "W10.x", "." * 400],
)
def test_what_we_did_not_sign_opens_nothing(clock: FakeClock, bad: str) -> None:
    with pytest.raises(NotSignedIn):
        UrlSigner("key", clock).owner(PATH, bad)


def test_another_key_or_owner_makes_another_signature(clock: FakeClock) -> None:
    signer = UrlSigner("key", clock)
    with pytest.raises(NotSignedIn):
        UrlSigner("other", clock).owner(PATH, signature(signer.sign(PATH, "ada")))
    payload, _, mac = signature(signer.sign(PATH, "ada")).rpartition(".")
    other, _, _ = signature(signer.sign(PATH, "eve")).rpartition(".")
    assert other != payload
    with pytest.raises(NotSignedIn):
        signer.owner(PATH, f"{other}.{mac}")


def test_what_is_polled_keeps_its_address_for_a_while(clock: FakeClock) -> None:
    signer = UrlSigner("key", clock)
    clock.now = clock.now.replace(minute=0, second=0)
    first = signer.sign(PATH, "ada")
    clock.advance(minutes=4)
    assert signer.sign(PATH, "ada") == first
    clock.advance(minutes=1)
    assert signer.sign(PATH, "ada") != first


async def test_a_recordings_address_opens_until_it_expires(
    app: FastAPI, person: Person, agent: Agent, clock: FakeClock
) -> None:
    interview = await person.create_interview()
    call_id = await person.join(interview["id"])
    question_id = interview["questions"][0]["id"]
    for n, chunk in enumerate(tone_chunks(4)):
        await agent.put_audio(call_id, n, chunk)
    await agent.report(call_id, joined(), began(), asked(question_id), answered(question_id))
    results = (await person.http.get(f"/api/interviews/{interview['id']}/results")).json()
    url = results["recording"]["audio_url"]
    async with client(app) as nobody:
        whole = await nobody.get(url)
        part = await nobody.get(url, headers={"Range": "bytes=0-3"})
        assert (whole.status_code, part.status_code, part.content) == (200, 206, b"OggS")
        assert (await nobody.head(url)).headers["content-length"] == str(len(whole.content))
        error_of(await nobody.get(f"{url}x"), 401, "not_signed_in", "signature")
        error_of(await nobody.get(url.partition("?")[0]), 401, "not_signed_in")
        clock.advance(hours=1)
        error_of(await nobody.get(url), 410, "expired", "signature")
    # A page that was open for long has an old address and a good cookie.
    assert (await person.http.get(url)).status_code == 200


async def test_an_address_opens_nothing_that_is_gone(
    app: FastAPI, person: Person, agent: Agent
) -> None:
    interview = await person.create_interview()
    path = f"/api/interviews/{interview['id']}/recording"
    async with client(app) as nobody:
        signed: str = app.state.context.signer.sign(path, "somebody else")
        error_of(await nobody.get(signed), 404, "not_found")
