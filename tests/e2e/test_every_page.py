"""Every page, in both themes and many sizes, is open to everybody.

Axe finds nothing, nothing makes a page wider than its window, and its main button is in reach.
"""

from contextlib import suppress
from typing import Any, Final, Literal

from playwright.async_api import Browser, BrowserContext, Page, TimeoutError, ViewportSize

from bench.server import ROOT, Server
from bench.web.pages import PAGES
from bench.web.person import practise
from bench.web.settling import settled
from tests.e2e.people import People

AXE: Final = ROOT / "web/node_modules/axe-core/axe.min.js"
THEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
NARROW: Final[ViewportSize] = {"width": 320, "height": 640}
"""A page of 1,280 px at a zoom of 400 %, or a small phone (WCAG 2.2, 1.4.10)."""
SIZES: Final[tuple[ViewportSize, ...]] = (
    NARROW,
    {"width": 640, "height": 400},  # 1,280 by 800 at a zoom of 200 %
    {"width": 800, "height": 600},
    {"width": 1024, "height": 600},
    {"width": 2560, "height": 1440},
)
FITS_WITHIN_MS: Final = 30_000
VIOLATIONS: Final = """async () => (await axe.run()).violations.flatMap(({ id, nodes }) =>
  nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`))"""
OUT_OF_REACH: Final = """(scroll) =>
  [...document.querySelectorAll('.mantine-Button-root[data-variant=filled]')]
    .filter((button) => button.checkVisibility({ visibilityProperty: true }))
    .filter((button) => {
      if (scroll) button.scrollIntoView({ block: 'center' });
      const { x, y, width, height } = button.getBoundingClientRect();
      return !button.contains(document.elementFromPoint(x + width / 2, y + height / 2));
    })
    .map((button) => button.textContent)"""
"""The main buttons that something lies on. In the room they are in sight without scrolling."""
COVERED: Final = """() =>
  [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
    .filter((one) => !one.disabled && one.checkVisibility({ visibilityProperty: true }))
    .filter((one) => one.getBoundingClientRect().height > 1)
    .filter((one) => {
      one.focus();
      const { x, y, width, height } = one.getBoundingClientRect();
      return [4, height / 2, height - 4].every((down) => {
        const seen = document.elementFromPoint(x + width / 2, y + down);
        return !one.contains(seen) && !one.labels?.[0]?.contains(seen);
      });
    })
    .map((one) => one.textContent || one.ariaLabel || one.name)"""
"""What is under something else when it has the focus (WCAG 2.2, 2.4.11)."""
WIDER: Final = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


async def test_every_page_is_open_to_everybody(
    people: People, browser: Browser, server: Server
) -> None:
    person = await practise(browser, server, spoken=False)
    stranger = await people.new(server)
    found: list[str] = []
    for look in PAGES:
        context = person.context if look.signed_in else stranger.context
        scroll = look.name != "live"
        seen = await _seen(context, person.path(look.path), scroll=scroll)
        found += [f"{look.name}, {one}" for one in seen]
    await person.context.close()
    assert not found, "\n".join(found)


async def _seen(context: BrowserContext, path: str, *, scroll: bool) -> list[str]:
    """What is wrong with one page. scroll: its main button may be further down."""
    page = await context.new_page()
    found: list[str] = []
    for theme in THEMES:
        await page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        await page.goto(path)
        await settled(page)
        found += [f"{theme}: {one}" for one in await _violations(page)]
    for size in SIZES:
        await page.set_viewport_size(size)
        found += [f"{size['width']} px: {one}" for one in await _unfit(page, scroll=scroll)]
        if size is NARROW:
            found += [f"narrow: {one}" for one in await _violations(page)]
    await page.close()
    return found


async def _unfit(page: Page, *, scroll: bool) -> list[str]:
    """What does not fit the window's size."""
    wider = await _wider(page)
    covered = await page.evaluate(OUT_OF_REACH, scroll)
    hidden = await page.evaluate(COVERED)
    return [
        *([f"{wider} px wider"] if wider > 0 else []),
        *(f"no reach: {one}" for one in covered),
        *(f"hidden with the focus: {one}" for one in hidden),
    ]


async def _wider(page: Page) -> int:
    """By how much it is too wide, once its charts have measured themselves."""
    with suppress(TimeoutError):
        await page.wait_for_function(f"{WIDER} <= 0", timeout=FITS_WITHIN_MS)
    return await page.evaluate(WIDER)


async def _violations(page: Page) -> Any:
    await page.evaluate(AXE.read_text())
    return await page.evaluate(VIOLATIONS)
