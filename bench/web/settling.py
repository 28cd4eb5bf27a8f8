"""When a page of the web app shows what it has."""

from typing import Final

from playwright.async_api import Page, expect

LOADED_WITHIN_MS: Final = 30_000


async def settled(page: Page) -> None:
    """Wait until its heading is there and nothing of it is loading."""
    await page.get_by_role("heading", level=1).first.wait_for()
    await expect(page.locator("[aria-busy=true]")).to_have_count(0, timeout=LOADED_WITHIN_MS)
    await page.evaluate("document.fonts.ready")
