"""From the start page to a given answer with keys alone, and the focus is never lost."""

from typing import Final
from urllib.parse import parse_qs, urlsplit

from playwright.async_api import Locator, Page, expect

from bench import corpus
from bench.candidate import QUESTION_WITHIN_S
from bench.server import Server
from tests.e2e.people import People, Person

FARTHEST: Final = 60
HAS_FOCUS: Final = "document.activeElement !== document.body"
FIRST = "I made a list of what the new colleagues asked, and out of it a course in four parts."
SECOND = "I moved the slow writes out of the request, so the delay went from nine seconds to one."


class Keys:
    """All that this person has. Nobody may lose their place by what they press."""

    def __init__(self, page: Page) -> None:
        self._page = page

    async def reach(self, control: Locator, by: str = "Tab") -> None:
        """Go to it, from one control to the next."""
        for _ in range(FARTHEST):
            if await control.evaluate("element => element === document.activeElement"):
                return
            await self._page.keyboard.press(by)
        raise AssertionError(f"{by} does not lead to {control}")

    async def use(self, control: Locator, key: str, *, until: Locator) -> None:
        """Tab to it and press the key there. `until`: what is to be seen then."""
        await self.reach(control)
        await self.press(key, until=until)

    async def press(self, key: str, *, until: Locator) -> None:
        """Press it where the focus is."""
        await self._page.keyboard.press(key)
        await expect(until).to_be_visible()
        assert await self._page.evaluate(HAS_FOCUS), f"{key} lost the focus, until {until}"

    async def write(self, field: Locator, text: str) -> None:
        """Tab to it and write."""
        await self.reach(field)
        await self._page.keyboard.insert_text(text)


async def test_an_interview_by_keys_alone(people: People, server: Server) -> None:
    person = await people.new(server)
    keys = Keys(person.page)
    await _set_up(person.page, keys)
    first, second = await _change_the_order(person, keys)
    await _join(person.page, keys)

    question = person.page.get_by_test_id("question")
    await expect(question).to_have_text(first)
    await person.hears_more(0)
    await _pause(person.page, keys)
    await keys.write(person.page.get_by_role("textbox", name="Your answer"), FIRST)
    await keys.press("Enter", until=question.filter(has_text=second))

    # The box of the next question has the focus already.
    await person.page.keyboard.insert_text(SECOND)
    await keys.press("Enter", until=person.page.get_by_role("heading", name="What it rests on"))
    await person.results()
    interview_id = person.page.url.split("/")[-2]
    answers = (await person.read(f"/api/interviews/{interview_id}/results"))["answers"]
    assert [answer["transcript"] for answer in answers] == [FIRST, SECOND]


async def _set_up(page: Page, keys: Keys) -> None:
    job = page.get_by_role("textbox", name="The job")
    await keys.use(page.get_by_role("button", name="Start", exact=True), "Enter", until=job)
    await keys.write(job, corpus.job_description())
    kinds = page.get_by_role("radiogroup", name="Interview type")
    behavioural = kinds.get_by_role("radio", name="Behavioural")
    await keys.reach(kinds.get_by_role("radio", checked=True))
    for _ in range(2):
        await page.keyboard.press("ArrowLeft")
    await expect(behavioural).to_be_checked()
    count = page.get_by_label("Questions", exact=True)
    await keys.reach(count)
    await page.keyboard.press("2")
    await expect(count).to_have_value("2")
    written = page.get_by_role("status").filter(has_text="2 questions written")
    await keys.use(page.get_by_role("button", name="Write the questions"), "Enter", until=written)


async def _change_the_order(person: Person, keys: Keys) -> tuple[str, str]:
    """The second question becomes the first; both as they will be asked."""
    page = person.page
    interview_id = parse_qs(urlsplit(page.url).query)["interview"][0]
    written = (await person.read(f"/api/interviews/{interview_id}"))["questions"]
    up = page.get_by_role("menuitem", name="Move up")
    await keys.use(page.get_by_role("button", name="Question 2: more"), "Enter", until=up)
    await keys.reach(up, "ArrowDown")
    await keys.press("Enter", until=page.get_by_text("Question 2 is now number 1."))
    return written[1]["text"], written[0]["text"]


async def _join(page: Page, keys: Keys) -> None:
    ready = page.get_by_role("heading", name="Maya is ready for you")
    await keys.use(page.get_by_role("link", name="Go to the green room"), "Enter", until=ready)
    typing = page.get_by_role("switch", name="Answer by typing instead")
    await keys.use(typing, " ", until=page.get_by_role("heading", name="You will answer by typing"))
    box = page.get_by_role("textbox", name="Your answer")
    await keys.use(page.get_by_role("button", name="Join"), "Enter", until=box)
    await expect(box).to_be_focused(timeout=QUESTION_WITHIN_S * 1000)


async def _pause(page: Page, keys: Keys) -> None:
    resume = page.get_by_role("button", name="Resume")
    await keys.use(page.get_by_role("button", name="Pause"), " ", until=resume)
    await keys.press(" ", until=page.get_by_role("button", name="Pause"))
