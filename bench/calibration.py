"""What the harness itself adds: from the microphone over a peer connection back to the recorder.

The loop runs inside one page: the microphone's buffers, Opus in 20 ms packets, UDP on loopback,
Chromium's jitter buffer and the buffers towards the recorder. A call has the same buffers once on
the way out and once on the way back, between which the server stands in place of the loop.
"""

from statistics import median
from typing import Final

import numpy as np
from playwright.async_api import Browser

from bench.audible import audible_spans
from bench.lab import Lab, open_person
from bench.tape import RATE

ORIGIN: Final = "http://127.0.0.1:9"
"""Never asked: the page is served by the test."""
BEEPS: Final = 10
EVERY_S: Final = 0.5
SETTLE_S: Final = 3.0


async def loop_delays(browser: Browser) -> list[float]:
    """Seconds from a sound at the microphone to the same sound at the recorder, one a beep."""
    context = await open_person(browser, ORIGIN)
    try:
        page = await context.new_page()
        await page.route("**/*", lambda route: route.fulfill(body="<title>Calibration</title>"))
        await page.goto("/")
        lab = Lab(page)
        await page.evaluate("lab.loopBack()")
        # A first sound brings the loop up, and the jitter buffer to rest.
        opened = await lab.say(_beep())
        await lab.until_far_speaks(opened.start, 20.0)
        settled = opened.start + int(SETTLE_S * RATE)
        last = settled
        for number in range(BEEPS):
            last = (await lab.say(_beep(), settled + int(number * EVERY_S * RATE))).end
        await lab.until_frame(last + RATE // 2)
        tape = (await lab.take_tape()).part(settled - RATE // 10, last + RATE // 2)
    finally:
        await context.close()
    near = audible_spans(tape.near, RATE, join_s=0.2)
    far = audible_spans(tape.far, RATE, join_s=0.2)
    return [(b.start - a.start) / RATE for a, b in zip(near, far, strict=True)]


def describe(delays: list[float]) -> str:
    """The harness's own error in a line."""
    middle = median(delays) * 1000
    return (
        f"Harness: microphone to recorder over a peer connection inside the page {middle:.0f} ms "
        f"({min(delays) * 1000:.0f}–{max(delays) * 1000:.0f}): microphone buffers, Opus, "
        "loopback UDP, Chromium's jitter buffer, recorder. It is contained in every "
        "voice-to-voice figure and not subtracted."
    )


def _beep() -> np.ndarray[tuple[int], np.dtype[np.int16]]:
    """A tone of 0.2 s that begins and ends at full loudness."""
    times = np.arange(int(0.2 * RATE)) / RATE
    return np.round(0.3 * 32767 * np.sin(2 * np.pi * 440 * times)).astype(np.int16)
