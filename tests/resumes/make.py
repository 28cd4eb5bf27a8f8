"""`python -m tests.resumes.make`: make the files of the corpus again from what they say.

Needs Chromium and the fonts Liberation, DejaVu and Lato (Debian: fonts-liberation, fonts-dejavu,
fonts-lato). The files are kept, so that the figures do not depend on what a machine has.
"""

import asyncio
import random
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pypdfium2  # pyright: ignore[reportMissingTypeStubs]
from fpdf import FPDF
from PIL import Image, ImageFilter
from playwright.async_api import Browser, async_playwright

from scripts.browser import find_chromium
from tests.resumes.corpus import FILES, Content, contents
from tests.resumes.layouts import cells, drawn, fresh, html, html_columns, typed, word

Layout = Callable[[Content], str | bytes]
HTML: Final[tuple[Layout, ...]] = (
    html.classic,
    html.dates_left,
    html.margin,
    html.justified,
    html.bordered_table,
    html_columns.sidebar,
    html_columns.sidebar_right,
    html_columns.magazine,
    html_columns.spaced,
    html_columns.academic,
    html_columns.promotions,
    fresh.two_rows,
    fresh.timeline,
    fresh.europass,
    fresh.prose,
)
PDF: Final[tuple[Layout, ...]] = (
    drawn.platypus,
    drawn.letterhead,
    drawn.canvas,
    drawn.canvas_right,
    cells.fpdf_core,
    cells.fpdf_columns,
)
DOCX: Final[tuple[Layout, ...]] = (
    word.docx_styles,
    word.docx_tabs,
    word.docx_table,
    word.docx_grid,
    fresh.docx_plain,
)
TEXT: Final[tuple[Layout, ...]] = (
    typed.text_plain,
    typed.text_caps,
    typed.text_markdown,
    typed.text_wrapped,
    fresh.text_tabs,
)
_LAYOUTS: Final = {
    layout.__name__: (layout, suffix)
    for suffix, layouts in ((".pdf", HTML + PDF), (".docx", DOCX), (".txt", TEXT))
    for layout in layouts
}
_SCAN_DPI: Final = 170


async def main(only: list[str]) -> int:
    """Make all files, or those named."""
    FILES.mkdir(exist_ok=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox"]
        )
        for folder in ("tuned", "held_out"):
            for source, content in contents(folder):
                if not only or source.stem in only:
                    path = await _make(source, content, browser)
                    sys.stdout.write(f"{path.name}  {path.stat().st_size:,} bytes\n")
        await browser.close()
    return 0


async def _make(source: Path, content: Content, browser: Browser) -> Path:
    layout, suffix = _LAYOUTS[content.layout]
    made = layout(content)
    if layout in HTML:
        made = await _printed(browser, str(made))
    data = made.encode() if isinstance(made, str) else made
    if content.scanned:
        data = scanned(data, random.Random(source.stem))
    path = FILES / f"{source.stem}{suffix}"
    path.write_bytes(data)
    return path


async def _printed(browser: Browser, page: str) -> bytes:
    tab = await browser.new_page()
    await tab.set_content(page)
    data = await tab.pdf(prefer_css_page_size=True, print_background=True)
    await tab.close()
    return data


def scanned(data: bytes, chance: random.Random) -> bytes:
    """The pages as pictures: a little turned, a little soft, with specks."""
    pdf = FPDF(format="A4")
    document: Any = pypdfium2.PdfDocument(data)
    for page in document:
        picture: Image.Image = page.render(scale=_SCAN_DPI / 72).to_pil().convert("L")
        picture = picture.rotate(chance.uniform(-0.4, 0.4), fillcolor=255)
        picture = picture.filter(ImageFilter.GaussianBlur(0.5))
        for _ in range(200):
            place = (chance.randrange(picture.width), chance.randrange(picture.height))
            picture.putpixel(place, chance.randrange(90, 200))
        target = BytesIO()
        picture.save(target, "JPEG", quality=55)
        pdf.add_page()
        pdf.image(target, 0, 0, pdf.w, pdf.h)
    return bytes(pdf.output())


if __name__ == "__main__":
    sys.exit(asyncio.run(main(sys.argv[1:])))
