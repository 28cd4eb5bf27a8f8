"""A candidate in a browser: makes an interview, goes to its room, answers when it is their turn."""

import random
from dataclasses import dataclass
from typing import Any, Final, Literal, Self

from playwright.async_api import Browser, BrowserContext, Error

from bench import corpus
from bench.audible import Span
from bench.corpus import Clip
from bench.lab import Lab, open_person
from bench.relay import Network
from bench.tape import RATE, Tape
from bench.turn_sound import TurnSound, hear_turn

LISTENING: Final = "listening"
OVER: Final = "results"
"""The page's state once it went on to the results."""
SILENT_S: Final = 0.3
REPLY_WITHIN_S: Final = 10.0
QUESTION_WITHIN_S: Final = 60.0
AFTER_S: Final = 0.6
"""How much of the reply is kept with an answer."""
THINKING_S: Final = (0.2, 0.9)
"""How long the candidate thinks before an answer, drawn anew each time."""

InterviewType = Literal["behavioral", "technical", "mixed"]


class NotMade(Exception):
    """The application did not make the interview."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer that was given. Frames are of the tapes' clock.

    asked: the recording up to the answer, where `tape` begins.
    """

    clip: Clip
    asked: Tape
    said: Span
    sound: TurnSound
    tape: Tape


class Candidate:
    """One person in one page. Made by `arrive`; call `leave` at the end."""

    def __init__(
        self, context: BrowserContext, lab: Lab, interview: dict[str, Any], rng: random.Random
    ) -> None:
        self.context = context
        self.lab = lab
        self.interview = interview
        self._rng = rng

    @classmethod
    async def arrive(
        cls,
        browser: Browser,
        origin: str,
        *,
        questions: int,
        seed: int,
        interview_type: InterviewType = "mixed",
        over: Network | None = None,
    ) -> Self:
        """A new person with a new interview, in its room. Raises NotMade.

        over: what their call goes through; None: the way between two programs of a machine.
        """
        context = await open_person(browser, origin)
        interview = await make_interview(context, questions, interview_type)
        page = await context.new_page()
        if over is not None:
            await over.lies_under(page)
        await page.goto(f"/interviews/{interview['id']}/live")
        lab = Lab(page)
        await lab.hum(seed)
        return cls(context, lab, interview, random.Random(seed))

    async def my_turn(self) -> bool:
        """Wait until the interviewer listens; False where the interview is over."""
        await self.lab.until_quiet([LISTENING, OVER], SILENT_S, QUESTION_WITHIN_S)
        return await self.lab.until_state([LISTENING, OVER], 1.0) == LISTENING

    async def answer(self, clip: Clip) -> Answered:
        """Say it, and wait for the reply to begin. Call when it is my turn. Raises NothingSaid."""
        asked = await self.lab.take_tape()
        thinking = int(self._rng.uniform(*THINKING_S) * RATE)
        said = await self.lab.say(clip.samples, await self.lab.frame() + thinking)
        await self.lab.until_frame(said.end)
        try:
            reply = await self.lab.until_far_speaks(said.end, REPLY_WITHIN_S)
        except Error:
            # No reply is a result, and the tape shows it.
            reply = await self.lab.frame()
        await self.lab.until_frame(reply + int(AFTER_S * RATE))
        tape = await self.lab.take_tape()
        return Answered(clip, asked, said, hear_turn(tape, said), tape)

    async def end(self) -> None:
        """End the interview by its own button."""
        await self.lab.page.keyboard.press("e")
        await self.lab.page.get_by_role("button", name="End the interview").click()
        await self.lab.until_state([OVER], QUESTION_WITHIN_S)

    async def leave(self) -> None:
        """Close the browser profile."""
        await self.context.close()


async def make_interview(
    context: BrowserContext, questions: int, interview_type: InterviewType
) -> dict[str, Any]:
    """Sign in as a guest and make an interview with the friendly interviewer. Raises NotMade."""
    await context.request.post("/api/auth/guest")
    csrf = next(c.get("value", "") for c in await context.cookies() if c.get("name") == "csrf")
    made = await context.request.post(
        "/api/interviews/create",
        headers={"X-CSRF-Token": csrf},
        data={
            "job_description": corpus.job_description(),
            "interview_type": interview_type,
            "question_count": questions,
            "persona": "friendly",
        },
    )
    if made.status != 201:
        raise NotMade(f"{made.status}: {await made.text()}")
    return await made.json()
