"""A page with a microphone that says what it is given, and a recorder of both sides."""

import json
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from playwright.async_api import Browser, BrowserContext, Page, ViewportSize, async_playwright

from bench.audible import Span
from bench.tape import RATE, Tape, read_tape, write_samples

SCRIPT: Final = (Path(__file__).parent / "lab.js").read_text
ROOM_NOISE_DBFS: Final = -65.0
HUM_S: Final = 4.0
DESKTOP: Final[ViewportSize] = {"width": 1280, "height": 860}
PHONE: Final[ViewportSize] = {"width": 390, "height": 844}
FLAGS: Final = (
    "--autoplay-policy=no-user-gesture-required",
    # A page in the background must go on at full speed: several of them talk at once.
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    "--no-proxy-server",
)


class Lab:
    """The controls of one page. Frames are samples of its audio clock at 48 kHz."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.messages: list[dict[str, Any]] = []
        """What the agent sent, oldest first, as far as it was drained; `frame` is when it came."""

    async def hum(self, seed: int) -> None:
        """Let the room be a room: a faint noise for as long as the page is open."""
        rng = np.random.default_rng(seed)
        noise = rng.normal(0.0, 10 ** (ROOM_NOISE_DBFS / 20), int(HUM_S * RATE))
        sound = np.round(noise * 32767).astype(np.int16)
        await self.page.evaluate("sound => lab.hum(sound)", write_samples(sound))

    async def frame(self) -> int:
        """Now."""
        return await self.page.evaluate("lab.frame()")

    async def say(self, samples: NDArray[np.int16], at: int | None = None) -> Span:
        """Play into the microphone, at a frame or at once; where it will lie."""
        played = await self.page.evaluate(
            "([sound, at]) => lab.play(sound, at)", [write_samples(samples), at]
        )
        return Span(int(played["start"]), int(played["end"]))

    async def until_quiet(self, states: Sequence[str], silence_s: float, timeout_s: float) -> int:
        """Wait for one of the page's states with the remote voice silent for so long; the frame."""
        return await self.page.evaluate(
            "([states, silence, timeout]) => lab.untilQuiet(states, silence, timeout)",
            [list(states), silence_s, timeout_s],
        )

    async def until_state(self, states: Sequence[str], timeout_s: float) -> str:
        """Wait for one of the page's states; which one it is."""
        return await self.page.evaluate(
            "([states, timeout]) => lab.untilState(states, timeout)", [list(states), timeout_s]
        )

    async def until_far_speaks(self, after: int, timeout_s: float) -> int:
        """Wait until the remote voice begins to sound, after a frame; about when."""
        return await self.page.evaluate(
            "([after, timeout]) => lab.untilFarSpeaks(after, timeout)", [after, timeout_s]
        )

    async def until_frame(self, frame: int) -> None:
        """Wait until the audio clock is there."""
        await self.page.evaluate("frame => lab.untilFrame(frame, 120)", frame)

    async def plug(self, *labels: str) -> None:
        """Have these microphones plugged in, the system's own first, and no other."""
        await self.page.evaluate("labels => lab.plug(...labels)", list(labels))

    async def inbound(self) -> dict[str, Any]:
        """The newest call's statistics of the remote voice, by the standard's names.

        Empty before it has any.
        """
        return await self.page.evaluate("lab.inbound()") or {}

    async def until_back(self, state: str, timeout_s: float) -> int:
        """Wait until the page leaves this state with sound over a new connection; the frame."""
        return await self.page.evaluate(
            "([state, timeout]) => lab.untilBack(state, timeout)", [state, timeout_s]
        )

    async def take_tape(self) -> Tape:
        """What was recorded since the last time. Raises TapeTorn."""
        tape = read_tape(await self.page.evaluate("lab.drain()"))
        for message in await self.page.evaluate("lab.messages()"):
            self.messages.append({"frame": message["frame"], **json.loads(message["data"])})
        return tape


@asynccontextmanager
async def open_browser(chromium: str, *, root: bool) -> AsyncGenerator[Browser, None]:
    """Chromium without a window. root: it runs as root, where its sandbox cannot work."""
    flags = [*FLAGS, "--no-sandbox"] if root else list(FLAGS)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=flags)
        try:
            yield browser
        finally:
            await browser.close()


async def open_person(
    browser: Browser, origin: str, *, microphone: bool = True, phone: bool = False
) -> BrowserContext:
    """A new person's browser profile, with the lab in every page of it. phone: it is touched."""
    context = await browser.new_context(
        base_url=origin,
        bypass_csp=True,  # the recorder is a blob
        viewport=PHONE if phone else DESKTOP,
        is_mobile=phone,
        has_touch=phone,
        permissions=["microphone"] if microphone else [],
        # The browser shares the machine with the server: nothing is drawn that nobody sees.
        reduced_motion="reduce",
    )
    await context.add_init_script(SCRIPT())
    return context
