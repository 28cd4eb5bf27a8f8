"""The pages: fonts, colours, headings, paragraphs and lists."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Final

from fpdf import FPDF

FONT: Final = "DejaVu"
_FONTS: Final = Path(__file__).parent / "fonts"
_FILES: Final = {"": "DejaVuSansCondensed.ttf", "B": "DejaVuSansCondensed-Bold.ttf"}

MARGIN_MM: Final = 22
INK: Final = (33, 31, 28)
GREY: Final = (112, 106, 98)
LEADING: Final = 1.45
_MM_PER_POINT: Final = 0.3528


class Paper(FPDF):
    """A4, with the page's number at its foot."""

    def __init__(self, title: str, made_at: datetime) -> None:
        super().__init__(format="A4")
        for style, file in _FILES.items():
            self.add_font(FONT, style, _FONTS / file)
        self.set_title(title)
        self.set_creator("MockMate")
        self.set_lang("en")
        # The interview's instant, so that the same results give the same file.
        self.set_creation_date(made_at)
        self.set_margins(MARGIN_MM, MARGIN_MM)
        self.set_auto_page_break(True, MARGIN_MM)
        self.add_page()

    def footer(self) -> None:
        """On every page."""
        self.set_y(-15)
        self._style(8, GREY)
        self.cell(0, 5, f"{self.page_no()} / {{nb}}", align="C")

    def heading(self, text: str, size: float) -> None:
        """A line of its own that stays with what follows."""
        if self.will_page_break(30):
            self.add_page()
        self._write(text, size, INK, bold=True)

    def paragraph(self, text: str) -> None:
        """Text to be read."""
        self._write(text, 10, INK)
        self.ln(2)

    def small(self, text: str) -> None:
        """What stands beside the text."""
        self._write(text, 8.5, GREY)

    def points(self, title: str, texts: Iterable[str]) -> None:
        """A list under its title; nothing where it is empty."""
        lines = [f"•  {text}" for text in texts]
        if lines:
            self._write(title, 9, INK, bold=True)
            self.paragraph("\n".join(lines))

    def gap(self, mm: float) -> None:
        """Nothing, so high."""
        self.ln(mm)

    def _write(
        self, text: str, size: float, colour: tuple[int, int, int], *, bold: bool = False
    ) -> None:
        self._style(size, colour, bold=bold)
        height = size * _MM_PER_POINT * LEADING
        self.multi_cell(0, height, shown(text), align="L", new_x="LMARGIN", new_y="NEXT")

    def _style(self, size: float, colour: tuple[int, int, int], *, bold: bool = False) -> None:
        self.set_font(FONT, "B" if bold else "", size)
        self.set_text_color(*colour)


def shown(text: str) -> str:
    """The text without signs that print nothing."""
    return "".join(char if char.isprintable() or char == "\n" else " " for char in text)
