"""Every page, in both themes, is open to everybody: axe finds nothing, and 320 px are enough."""

from contextlib import suppress
from typing import Any, Final, Literal

from playwright.async_api import Browser, BrowserContext, Page, TimeoutError

from bench.server import ROOT, Server
from bench.web.pages import PAGES
from bench.web.person import practise
from bench.web.settling import settled
from tests.e2e.people import People

AXE: Final = ROOT / "web/node_modules/axe-core/axe.min.js"
THEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
NARROW: Final = {"width": 320, "height": 700}
"""A page of 1,280 px at a zoom of 400 %, or a small phone (WCAG 2.2, 1.4.10)."""
FITS_WITHIN_MS: Final = 30_000
VIOLATIONS: Final = """async () => (await axe.run()).violations.flatMap(({ id, nodes }) =>
  nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`))"""
WIDER: Final = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


async def test_every_page_is_open_to_everybody(
    people: People, browser: Browser, server: Server
) -> None:
    person = await practise(browser, server, spoken=False)
    stranger = await people.new(server)
    found: list[str] = []
    for look in PAGES:
        context = person.context if look.signed_in else stranger.context
        found += [f"{look.name}, {one}" for one in await _seen(context, person.path(look.path))]
    await person.context.close()
    assert not found, "\n".join(found)


async def _seen(context: BrowserContext, path: str) -> list[str]:
    """What is wrong with one page."""
    page = await context.new_page()
    found: list[str] = []
    for theme in THEMES:
        await page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        await page.goto(path)
        await settled(page)
        found += [f"{theme}: {one}" for one in await _violations(page)]
    await page.set_viewport_size({"width": NARROW["width"], "height": NARROW["height"]})
    wider = await _wider(page)
    if wider > 0:
        found.append(f"{wider} px wider than {NARROW['width']}")
    found += [f"narrow: {one}" for one in await _violations(page)]
    await page.close()
    return found


async def _wider(page: Page) -> int:
    """By how much it is too wide, once its charts have measured themselves."""
    with suppress(TimeoutError):
        await page.wait_for_function(f"{WIDER} <= 0", timeout=FITS_WITHIN_MS)
    return await page.evaluate(WIDER)


async def _violations(page: Page) -> Any:
    await page.evaluate(AXE.read_text())
    return await page.evaluate(VIOLATIONS)
