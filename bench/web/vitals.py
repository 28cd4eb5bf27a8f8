"""How fast every page is on a mid-range phone: `make bench-web`.

Chromium is slowed down as Lighthouse does for a phone (simulated slow 4G, processor four times
slower); LCP, CLS and INP are what web-vitals reads in the page. Each page is visited with an empty
cache, something in it is pressed, and the median of VISITS counts. Writes out/bench-web.json.
`python -m bench.web.vitals home results` visits these alone.
"""

import argparse
import asyncio
import statistics
import sys
from collections.abc import Collection
from functools import partial
from typing import Any, Final

from playwright.async_api import Browser, CDPSession, Page

from bench.report import Figure, machine, table, write_json
from bench.server import ROOT
from bench.web.pages import PAGES, PageToSee
from bench.web.person import Practised
from bench.web.settling import settled
from bench.web.visiting import visit

VISITS: Final = 5
CPU_SLOWDOWN: Final = 4
LATENCY_MS: Final = 150
DOWN_KBIT_S: Final = 1_600
UP_KBIT_S: Final = 750
PHONE: Final = {"width": 390, "height": 844}
GOALS: Final = {"LCP": (2_000.0, "ms"), "CLS": (0.05, ""), "INP": (200.0, "ms")}
LIBRARY: Final = ROOT / "web/node_modules/web-vitals/dist/web-vitals.iife.js"
WATCH: Final = """
window.vitals = {};
for (const name of ['LCP', 'CLS', 'INP']) {
  webVitals['on' + name](({ value }) => { vitals[name] = value; }, { reportAllChanges: true });
}
"""
IDLY: Final = """new Promise((done) => {
  const look = () => {
    const there = document.querySelector('h1') && !document.querySelector('[aria-busy=true]');
    if (there) done(); else requestIdleCallback(look);
  };
  requestIdleCallback(look);
})"""
"""Waits until the page shows what it has, and looks only while it has nothing to do."""

Vitals = dict[str, float]


async def visit_them(
    pages: Collection[str], browser: Browser, origin: str, person: Practised
) -> None:
    """Visit the pages of these names, print the table and keep it."""
    figures: list[Figure] = []
    for look in (page for page in PAGES if page.name in pages):
        seen = [await _visit(browser, origin, person, look) for _ in range(VISITS)]
        for name, (goal, unit) in GOALS.items():
            values = [one[name] for one in seen]
            figures.append(Figure(f"{look.name}: {name}", goal, statistics.median(values), unit))
            print(
                f"  {look.name}: {name} {', '.join(f'{value:g}' for value in values)}", flush=True
            )
    print(f"\n{machine()}; Chromium as a phone, median of {VISITS} visits\n\n{table(figures)}")
    write_json(ROOT / "out/bench-web.json", [figure.as_json() for figure in figures])


async def _visit(browser: Browser, origin: str, person: Practised, look: PageToSee) -> Vitals:
    """One visit with nothing in the cache. CLS is 0 where nothing ever moved."""
    state = await person.context.storage_state() if look.signed_in else None
    context = await browser.new_context(
        base_url=origin,
        bypass_csp=True,
        viewport={"width": PHONE["width"], "height": PHONE["height"]},
        has_touch=True,
        is_mobile=True,
        permissions=["microphone"],
        storage_state=state,
    )
    await context.add_init_script(LIBRARY.read_text() + WATCH)
    page = await context.new_page()
    chrome = await context.new_cdp_session(page)
    await _slow_down(chrome)
    await page.goto(person.path(look.path))
    # Playwright's own waiting takes the page's time, of which there is little.
    await _send(chrome, "Runtime.evaluate", {"expression": IDLY, "awaitPromise": True})
    await settled(page)
    await _press(page)
    vitals = {"CLS": 0.0, **await page.evaluate("vitals")}
    await context.close()
    return vitals


async def _slow_down(chrome: CDPSession) -> None:
    network = {
        "offline": False,
        "latency": LATENCY_MS,
        "downloadThroughput": DOWN_KBIT_S * 1_000 / 8,
        "uploadThroughput": UP_KBIT_S * 1_000 / 8,
    }
    for method, params in (
        ("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN}),
        ("Network.enable", {}),
        ("Network.emulateNetworkConditions", network),
    ):
        await _send(chrome, method, params)


async def _send(chrome: CDPSession, method: str, params: dict[str, Any]) -> None:
    await chrome.send(method, params)  # pyright: ignore[reportUnknownMemberType]


async def _press(page: Page) -> None:
    """Touch what every page has and type a key, and wait until INP is known."""
    await page.get_by_role("heading", level=1).first.tap()
    await page.keyboard.press("Tab")
    await page.wait_for_function("vitals.INP !== undefined")


if __name__ == "__main__":
    names = [page.name for page in PAGES]
    parser = argparse.ArgumentParser(description="How fast pages are on a phone.")
    # argparse takes none at all for a choice that is not among them.
    parser.add_argument("pages", nargs="*", metavar="PAGE", help=", ".join(names))
    chosen = parser.parse_args().pages or names
    if unknown := set(chosen) - set(names):
        parser.error(f"There is no page {', '.join(sorted(unknown))}.")
    sys.exit(asyncio.run(visit(partial(visit_them, chosen))))
