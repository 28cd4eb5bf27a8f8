"""Pictures of every page, in both themes and two widths: `make screenshots`.

Writes docs/screenshots/NAME-THEME-WIDTH.png, whole pages, and what the README shows of them to
docs/images/NAME.png.
"""

import asyncio
import sys
from typing import Final, Literal

from playwright.async_api import Browser, BrowserContext

from bench.candidate import QUESTION_WITHIN_S
from bench.server import ROOT
from bench.web.pages import PAGES, PageToSee
from bench.web.person import Practised
from bench.web.settling import settled
from bench.web.visiting import visit

FOLDER: Final = ROOT / "docs/screenshots"
SHOWN_FOLDER: Final = ROOT / "docs/images"
SHOWN: Final = ("live", "results", "new-interview", "progress")
THEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
WIDTHS: Final = {"wide": 1280, "phone": 390}
HEIGHT: Final = 860


async def take_all(browser: Browser, origin: str, person: Practised) -> None:
    """Take every page in every look."""
    stranger = await browser.new_context(base_url=origin, reduced_motion="reduce")
    for look in PAGES:
        context = person.context if look.signed_in else stranger
        await _take(context, look, person.path(look.path))
        print(f"  {look.name}")
    await stranger.close()
    print(f"Pictures are in {FOLDER.relative_to(ROOT)}.")


async def _take(context: BrowserContext, look: PageToSee, path: str) -> None:
    page = await context.new_page()
    for theme in THEMES:
        await page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        for name, width in WIDTHS.items():
            await page.set_viewport_size({"width": width, "height": HEIGHT})
            await page.goto(path)
            await settled(page)
            if look.name == "live":
                listening = page.get_by_text("is listening.", exact=False)
                await listening.wait_for(timeout=QUESTION_WITHIN_S * 1_000)
            target = FOLDER / f"{look.name}-{theme}-{name}.png"
            await page.screenshot(path=target, full_page=look.name != "live")
            if look.name in SHOWN and (theme, name) == ("light", "wide"):
                await page.screenshot(path=SHOWN_FOLDER / f"{look.name}.png")
    await page.close()


if __name__ == "__main__":
    sys.exit(asyncio.run(visit(take_all)))
