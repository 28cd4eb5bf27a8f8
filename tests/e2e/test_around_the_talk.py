"""All that stands around the talk: a guest's résumé, results, practice, progress, a shared link, an
account, and its end."""

import zipfile
from typing import Final

import pytest
from playwright.async_api import BrowserContext, FilePayload, Locator, expect

from bench import corpus
from bench.server import Server
from bench.web.person import RESUME
from tests.e2e.people import People, Person

FILE: Final = "ada-osei.txt"
NAME: Final = "Osei"
EMPLOYER: Final = "Brightwater"
ASKED: Final = "Tell me about a time you made a slow service faster."
"""In place of one of the bank, which may be about anything: what is not asked for has no score."""
TYPED: Final = (
    "I am Ada Osei. At Brightwater Logistics the payment service was slow, and I had to bring the"
    " delay down before the summer. I measured each step for a week, moved the slow writes out of"
    " the request, and tested it with a copy of the traffic. The delay went from nine seconds to"
    " under one, and nobody has called at night since."
)
PASSWORD: Final = "five green bottles"


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
async def test_everything_around_the_talk(people: People, server: Server, phone: bool) -> None:
    person = await people.new(server, microphone=False, phone=phone)
    await _send_the_resume(person)
    await _write_the_question(person)
    interview_id = await _answer_by_typing(person)
    await _read_the_results(person)
    await _practise_it_again(person, interview_id)
    await _look_at_the_progress(person)

    stranger = await people.new(server, phone=phone)
    shared = await _share(person, stranger, interview_id)
    await _take_it_back(person, stranger)

    email = f"ada.{'phone' if phone else 'desktop'}@example.org"
    await _make_an_account(person, email)
    await _still_has(person, interview_id)
    await _take_the_data_along(person, interview_id)
    await _delete_it_all(person)
    await _nothing_is_left(person, stranger, interview_id, shared, email)


async def _send_the_resume(person: Person) -> None:
    page = person.page
    await person.press(page.get_by_role("button", name="Start", exact=True))
    async with page.expect_file_chooser() as chooser:
        await person.press(page.get_by_role("button", name="Upload a résumé"))
    file: FilePayload = {"name": FILE, "mimeType": "text/plain", "buffer": RESUME}
    await (await chooser.value).set_files(file)
    await expect(page.get_by_role("radio", name=FILE)).to_be_checked()
    await expect(page.get_by_text("2 jobs, 5 skills read")).to_be_visible()


async def _write_the_question(person: Person) -> None:
    page = person.page
    await page.get_by_role("textbox", name="The job").fill(corpus.job_description())
    await page.get_by_label("Questions", exact=True).select_option("1")
    await person.press(page.get_by_text("Behavioural"))
    await person.press(page.get_by_role("button", name="Write the questions"))
    questions = page.get_by_role("region", name="The questions").get_by_role("listitem")
    await expect(questions).to_have_count(1)
    await expect(questions).to_contain_text("Your résumé lists")
    await person.press(page.get_by_role("button", name="Question 1: more"))
    await person.press(page.get_by_role("menuitem", name="Edit"))
    await page.get_by_role("textbox", name="Question 1").fill(ASKED)
    await person.press(page.get_by_role("button", name="Save"))
    await expect(questions).to_contain_text(ASKED)
    await person.press(page.get_by_role("link", name="Go to the green room"))


async def _answer_by_typing(person: Person) -> str:
    """The interview's id."""
    page = person.page
    await expect(page.get_by_role("heading", name="We cannot hear you yet.")).to_be_visible()
    await person.press(page.get_by_role("button", name="Answer by typing instead"))
    await expect(page.get_by_role("heading", name="You will answer by typing.")).to_be_visible()
    await person.press(page.get_by_role("button", name="Join"))
    await person.hears_more(0)
    await page.get_by_role("textbox", name="Your answer").fill(TYPED)
    await person.press(page.get_by_role("button", name="Send answer"))
    await person.results()
    return page.url.split("/")[-2]


async def _read_the_results(person: Person) -> None:
    rests = person.page.get_by_role("region", name="What it rests on")
    await expect(rests).to_contain_text("fixed rules on this server")
    await expect(rests).to_contain_text("typed answer, which has no sound to quote")
    await expect(person.page.get_by_text(TYPED)).to_be_visible()


async def _practise_it_again(person: Person, interview_id: str) -> None:
    page = person.page
    question = (await person.read(f"/api/interviews/{interview_id}"))["questions"][0]["text"]
    await person.press(page.get_by_role("button", name="Try it again by voice"))
    await expect(page.get_by_role("region", name="The interview")).to_contain_text("1 question.")
    practice_id = page.url.split("/")[-2]
    assert practice_id != interview_id
    practice = await person.read(f"/api/interviews/{practice_id}")
    assert practice["kind"] == "practice"
    assert [one["text"] for one in practice["questions"]] == [question]
    await page.goto("/practice")
    goes_on = page.get_by_role("link", name="Go on with the attempt")
    await expect(goes_on).to_be_visible()


async def _look_at_the_progress(person: Person) -> None:
    await person.press(_place(person, "Progress"))
    await expect(person.page.get_by_role("heading", level=1)).to_have_text("Too early to tell.")
    await expect(person.page.get_by_text("You have 1 interview with a score.")).to_be_visible()


async def _share(person: Person, stranger: Person, interview_id: str) -> str:
    """The link's path; a stranger has opened it."""
    page = person.page
    await person.press(_place(person, "Interviews"))
    await person.press(page.locator(f"a[href='/interviews/{interview_id}/results']").first)
    await person.press(page.get_by_role("button", name="Share"))
    await person.press(page.get_by_role("button", name="Make the link"))
    url = await page.get_by_role("textbox", name="Link").input_value()
    path = url[url.index("/shared/") :]
    await stranger.page.goto(path)
    title = stranger.page.get_by_role("heading", level=1)
    await expect(title).to_have_text("The results of an interview.")
    said = stranger.page.get_by_role("paragraph").filter(has_text="payment service was slow")
    await expect(said).to_be_visible()
    told = await stranger.page.locator("body").inner_text()
    assert NAME not in told
    assert EMPLOYER not in told
    return path


async def _take_it_back(person: Person, stranger: Person) -> None:
    page = person.page
    await person.press(page.get_by_role("button", name="Take back the link"))
    await person.press(page.get_by_role("button", name="Yes, close the link"))
    await expect(page.get_by_role("heading", name="Links there are")).to_be_hidden()
    await person.press(page.get_by_role("button", name="Close", exact=True))
    await stranger.page.reload()
    title = stranger.page.get_by_role("heading", level=1)
    await expect(title).to_have_text("This link leads nowhere.")


async def _make_an_account(person: Person, email: str) -> None:
    page = person.page
    await person.press(page.get_by_role("button", name="Account of Guest"))
    await person.press(page.get_by_role("menuitem", name="Make an account"))
    await expect(page.get_by_role("heading", level=1)).to_have_text("Keep what you made.")
    await page.get_by_label("Name", exact=True).fill("Ada Osei")
    await page.get_by_label("E-mail address").fill(email)
    await page.get_by_label("Password", exact=True).fill(PASSWORD)
    await person.press(page.get_by_role("button", name="Make the account"))
    await expect(page.get_by_role("button", name="Account of Ada Osei")).to_be_visible()


async def _still_has(person: Person, interview_id: str) -> None:
    """What the guest made."""
    page = person.page
    await page.goto("/resumes")
    await expect(page.get_by_role("link", name=FILE)).to_be_visible()
    await person.press(_place(person, "Interviews"))
    results = page.locator(f"a[href='/interviews/{interview_id}/results']")
    await expect(results.first).to_be_visible()


async def _take_the_data_along(person: Person, interview_id: str) -> None:
    page = person.page
    await person.press(page.get_by_role("button", name="Account of Ada Osei"))
    await person.press(page.get_by_role("menuitem", name="Account", exact=True))
    await person.press(page.get_by_role("button", name="Pack everything"))
    async with page.expect_download() as download:
        await person.press(page.get_by_role("link", name="Download the ZIP"))
    with zipfile.ZipFile(await (await download.value).path()) as packed:
        assert packed.testzip() is None
        names = packed.namelist()
        assert any(interview_id in name for name in names), names
        assert any(packed.read(name) == RESUME for name in names), names


async def _delete_it_all(person: Person) -> None:
    page = person.page
    await person.press(page.get_by_role("button", name="Delete my account"))
    dialog = page.get_by_role("dialog", name="Delete your account?")
    delete = dialog.get_by_role("button", name="Delete everything")
    await expect(delete).to_be_disabled()
    await dialog.get_by_role("textbox", name="Type “delete” to go on").fill("delete")
    await person.press(delete)
    await expect(page.get_by_role("heading", level=1)).to_have_text("Everything is deleted.")


async def _nothing_is_left(
    person: Person, stranger: Person, interview_id: str, shared: str, email: str
) -> None:
    """Neither for who it was, nor for others."""
    gone = f"/api/interviews/{interview_id}"
    for path in (gone, f"{gone}/results", "/api/resumes", "/api/users/me"):
        assert await _status(person.context, path) == 401, path
    assert await _status(stranger.context, f"/api{shared}") == 404
    login = {"email": email, "password": PASSWORD}
    refused = await stranger.context.request.post("/api/auth/login", data=login)
    assert refused.status == 401
    guest = await stranger.context.request.post("/api/auth/guest")
    assert guest.ok
    assert await _status(stranger.context, gone) == 404
    await person.press(person.page.get_by_role("link", name="Back to the start"))
    await expect(person.page.get_by_role("button", name="Start", exact=True)).to_be_visible()


async def _status(context: BrowserContext, path: str) -> int:
    return (await context.request.get(path)).status


def _place(person: Person, name: str) -> Locator:
    return person.page.get_by_role("navigation", name="Main").get_by_role("link", name=name)
