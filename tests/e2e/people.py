"""Candidates for end-to-end tests, and what they say and read."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from playwright.async_api import Browser, BrowserContext, Locator, Page

from bench.candidate import LISTENING, OVER, QUESTION_WITHIN_S, make_interview
from bench.lab import Lab, open_person
from bench.server import Server
from tests.fixtures.speech import concatenate, silence, synthesize_candidate

SILENT_S = 0.4

WHOLE = (
    "In my last job I looked after the payment service, and I moved the slow writes out of the"
    " request, so the delay went from nine seconds to under one."
)
HALF = ("When I joined the team, the new colleagues had no guide at all.", "So I kept a list, and")
OTHER_HALF = "out of that list I made a short course with four exercises."


class Person:
    """A page of one person, with the lab in it."""

    def __init__(self, context: BrowserContext, page: Page, *, phone: bool = False) -> None:
        self.context = context
        self.page = page
        self.lab = Lab(page)
        self._phone = phone

    async def press(self, control: Locator) -> None:
        """Use it, with a finger on a phone."""
        if self._phone:
            await control.tap()
        else:
            await control.click()

    async def enter(self, interview_id: str) -> None:
        """Open the room's page."""
        await self.page.goto(f"/interviews/{interview_id}/live")

    async def my_turn(self) -> None:
        """Wait until the interviewer listens and is silent."""
        await self.lab.until_quiet([LISTENING], SILENT_S, QUESTION_WITHIN_S)

    async def say(self, samples: NDArray[np.int16]) -> int:
        """Say it to the end; the frame at which it ended."""
        said = await self.lab.say(samples)
        await self.lab.until_frame(said.end)
        return said.end

    async def hears_more(self, after: int) -> int:
        """The interviewer begins to speak after that frame."""
        return await self.lab.until_far_speaks(after, QUESTION_WITHIN_S)

    async def results(self) -> None:
        """Wait for the page of results."""
        await self.lab.until_state([OVER], QUESTION_WITHIN_S)

    async def question(self) -> str:
        """The question as the page shows it."""
        return await self.page.get_by_test_id("question").inner_text()

    async def told(self) -> list[dict[str, Any]]:
        """All messages of the agent since this page was loaded."""
        await self.lab.take_tape()
        return self.lab.messages

    async def read(self, path: str) -> Any:
        """What the API says to this person."""
        answer = await self.context.request.get(path)
        assert answer.ok, await answer.text()
        return await answer.json()


@dataclass
class People:
    """Makes people in one browser, and sends them home."""

    browser: Browser

    def __post_init__(self) -> None:
        self._contexts: list[BrowserContext] = []

    async def new(self, server: Server, *, microphone: bool = True, phone: bool = False) -> Person:
        """Somebody new, on the start page."""
        context = await open_person(self.browser, server.origin, microphone=microphone, phone=phone)
        self._contexts.append(context)
        page = await context.new_page()
        await page.goto("/")
        return Person(context, page, phone=phone)

    async def with_interview(
        self, server: Server, questions: int, *, microphone: bool = True
    ) -> tuple[Person, str]:
        """Somebody new with an interview; its id."""
        person = await self.new(server, microphone=microphone)
        interview = await make_interview(person.context, questions, "behavioral")
        return person, interview["id"]

    async def take_pictures(self, folder: Path) -> None:
        """Keep what every page shows."""
        pages = [page for context in self._contexts for page in context.pages]
        for number, page in enumerate(pages):
            await page.screenshot(path=folder / f"{number}.png", full_page=True)

    async def leave(self) -> None:
        """Close everything."""
        for context in self._contexts:
            await context.close()


def whole_answer() -> NDArray[np.int16]:
    """An answer in one sentence, long enough that nobody asks back."""
    return synthesize_candidate(WHOLE)


def half_answer() -> NDArray[np.int16]:
    """The first part of an answer, which stops inside a sentence."""
    first, second = (synthesize_candidate(part) for part in HALF)
    return concatenate(first, silence(0.2), second)


def other_half() -> NDArray[np.int16]:
    """The rest of it."""
    return synthesize_candidate(OTHER_HALF)
