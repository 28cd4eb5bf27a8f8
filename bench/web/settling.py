"""When a page of the web app shows what it has."""

from playwright.async_api import Page


async def settled(page: Page) -> None:
    """Wait until its heading is there and nothing of it is loading."""
    await page.get_by_role("heading", level=1).first.wait_for()
    await page.wait_for_function("document.querySelector('[aria-busy=true]') === null")
    await page.evaluate("document.fonts.ready")
