"""Files as people have them, made for the tests."""

from collections.abc import Sequence
from io import BytesIO

from docx import Document
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

LINES = (
    "Ada Lovelace",
    "ada@example.org  +44 20 7946 0018  London",
    "EXPERIENCE",
    "Senior Engineer, Analytical Engines Ltd    2019 - present",
    "• Built the first compiler in Python and Go",
    "• Led a team of five engineers",
    "EDUCATION",
    "BSc Mathematics, University of London, 2014",
    "SKILLS",
    "Python, Go, PostgreSQL, Docker",
)


def pdf(lines: Sequence[str] = LINES, *, pages: int = 1) -> bytes:
    """A PDF with `lines` on every page."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for _ in range(pages):
        for number, line in enumerate(lines):
            canvas.setFont("Helvetica", 18 if number == 0 else 11)
            canvas.drawString(60, 780 - 20 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def docx(lines: Sequence[str] = LINES) -> bytes:
    """A DOCX with a paragraph a line; items of lists in the style that Word gives them."""
    document = Document()
    for line in lines:
        if line.startswith("• "):
            document.add_paragraph(line[2:], style="List Bullet")
        else:
            document.add_paragraph(line)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def scan(lines: Sequence[str] = LINES) -> bytes:
    """A PDF that is a picture of `lines`."""
    image = Image.new("L", (1240, 1754), 255)
    draw = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        draw.text((120, 120 + 50 * number), line, font=ImageFont.load_default(30), fill=0)
    out = BytesIO()
    image.save(out, "PDF", resolution=150)
    return out.getvalue()
