"""PDF files by reportlab: paragraphs that flow over pages, and lines put where they belong."""

from io import BytesIO
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    ListFlowable,
    ListItem,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)

from tests.resumes.corpus import Content, Entry, Part

FONTS: Final = Path("/usr/share/fonts/truetype")
_BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=12, leading=19)
_BOLD = ParagraphStyle("bold", _BODY, fontName="Helvetica-Bold")
_HEAD = ParagraphStyle("head", fontName="Times-Bold", fontSize=15, leading=30)
_NAME = ParagraphStyle("name", fontName="Times-Bold", fontSize=20, leading=26, alignment=1)


def platypus(content: Content) -> bytes:
    """Two or three pages with a running foot; employer first, the position under it."""
    who = content.contact
    story: list[Flowable] = [Paragraph(escape(who.name), _NAME)]
    line = " &#8226; ".join(map(escape, (who.location, who.phone, who.email, *who.links)))
    story += [Paragraph(line, ParagraphStyle("line", _BODY, alignment=1)), Spacer(1, 8)]
    for part in content.parts:
        story.append(Paragraph(escape(part.heading.upper()), _HEAD))
        story += _part(part)
    return _built(story, who.name, LETTER)


def _part(part: Part) -> list[Flowable]:
    story: list[Flowable] = []
    if part.text:
        story.append(Paragraph(escape(part.text), _BODY))
    for entry in part.entries:
        first = f"<b>{escape(entry.company or entry.school or '')}</b>"
        if entry.place:
            first += f", {escape(entry.place)}"
        row = Table(
            [[Paragraph(first, _BODY), Paragraph(escape(entry.when or ""), _RIGHT)]],
            colWidths=[330, 170],
        )
        second = Paragraph(f"<i>{escape(entry.title or entry.degree or '')}</i>", _BODY)
        story += [row, second, *_list(entry)]
    for label, items in part.groups.items():
        story.append(Paragraph(f"<b>{escape(label)}:</b> {escape(', '.join(items))}", _BODY))
    if part.skills:
        story.append(Paragraph(escape(", ".join(part.skills)), _BODY))
    story += [Paragraph(escape(line), _BODY) for line in part.lines]
    return story


_RIGHT = ParagraphStyle("right", _BODY, alignment=2)


def _list(entry: Entry, mark: str = "–") -> list[Flowable]:
    items: list[Any] = [ListItem(Paragraph(escape(one), _BODY)) for one in entry.bullets]
    if not items:
        return []
    return [ListFlowable(items, bulletType="bullet", start=mark, leftIndent=16)]


def letterhead(content: Content) -> bytes:
    """Three pages with name and number at the head of each; dates in brackets behind the post."""
    who = content.contact
    roomy = ParagraphStyle("roomy", fontName="Times-Roman", fontSize=13, leading=25)
    head = ParagraphStyle("letter", roomy, fontName="Times-BoldItalic", fontSize=14, spaceBefore=12)
    story: list[Flowable] = [
        Paragraph(escape(who.name), ParagraphStyle("big", roomy, fontSize=22, leading=30)),
        Paragraph(
            f"{escape(who.location)}<br/>Tel. {escape(who.phone)}<br/>{escape(who.email)}", roomy
        ),
    ]
    for part in content.parts:
        story.append(Paragraph(escape(part.heading), head))
        if part.text:
            story.append(Paragraph(escape(part.text), roomy))
        for entry in part.entries:
            post = (
                f"<b>{escape(entry.title or entry.degree or '')}</b> ({escape(entry.when or '')})"
            )
            where = ", ".join(filter(None, (entry.company or entry.school, entry.place)))
            story += [Spacer(1, 6), Paragraph(post, roomy), Paragraph(escape(where), roomy)]
            items: list[Any] = [ListItem(Paragraph(escape(one), roomy)) for one in entry.bullets]
            if items:
                story.append(
                    ListFlowable(items, bulletType="bullet", start="circle", leftIndent=20)
                )
        listed = [*part.lines, *([", ".join(part.skills)] if part.skills else [])]
        story += [Paragraph(escape(line), roomy) for line in listed]
    return _built(story, who.name, A4, at_head=True)


def _built(
    story: list[Flowable], name: str, size: tuple[float, float], *, at_head: bool = False
) -> bytes:
    target = BytesIO()
    document = SimpleDocTemplate(
        target, pagesize=size, topMargin=64, bottomMargin=60, title="", author="", invariant=1
    )

    def first(canvas: Canvas, _: object) -> None:
        later(canvas, _) if not at_head else None

    def later(canvas: Canvas, _: object) -> None:
        canvas.setFont("Helvetica", 8)
        text = f"{name}  –  page {canvas.getPageNumber()}"
        canvas.drawString(72, size[1] - 40 if at_head else 36, text)

    document.build(story, onFirstPage=first, onLaterPages=later)
    return target.getvalue()


def canvas(content: Content) -> bytes:
    """Each line drawn by itself, bullets apart from their text; an entry begins with one line."""
    page = _Pen("DejaVuSerif", FONTS / "dejavu/DejaVuSerif.ttf")
    who = content.contact
    page.write(who.name, 56, size=22, leading=28)
    page.write(f"{who.email}   {who.phone}   {who.location}", 56, leading=24)
    for part in content.parts:
        page.write(part.heading, 56, size=12, leading=20)
        if part.text:
            page.flow(part.text, 56)
        for entry in part.entries:
            names = f"{entry.title or entry.degree}, {entry.company or entry.school}"
            page.write(f"{names}  |  {entry.when}", 56, leading=15)
            for one in entry.bullets:
                page.mark("●", 62, size=6)
                page.flow(one, 76)
            page.space(6)
        if part.skills:
            for at in range(0, len(part.skills), 2):
                for column, one in enumerate(part.skills[at : at + 2]):
                    page.mark(one, 56 + 220 * column)
                page.space(14)
        page.space(8)
    return page.done()


def canvas_right(content: Content) -> bytes:
    """Company and place left, dates at the right edge, the position below; small squares."""
    page = _Pen("LiberationSans", FONTS / "liberation/LiberationSans-Regular.ttf")
    who = content.contact
    page.mark(who.name, 60, size=18)
    page.right(who.email, 535)
    page.space(14)
    page.right(who.phone, 535)
    page.space(14)
    page.right(who.location, 535)
    page.space(26)
    for part in content.parts:
        page.write(part.heading, 60, size=13, leading=19)
        for entry in part.entries:
            where = ", ".join(filter(None, (entry.company or entry.school, entry.place)))
            page.mark(where, 60)
            page.right(entry.when or "", 535)
            page.space(14)
            page.write(entry.title or entry.degree or "", 60, leading=15)
            for one in entry.bullets:
                page.mark("▪", 66)
                page.flow(one, 80)
            page.space(7)
        for line in (*part.lines, *part.skills):
            page.write(line, 60, leading=14)
        page.space(10)
    return page.done()


class _Pen:
    """Writes from the top of a page downwards."""

    def __init__(self, font: str, path: Path) -> None:
        pdfmetrics.registerFont(TTFont(font, str(path)))  # pyright: ignore[reportUnknownMemberType]
        self._font = font
        self._target = BytesIO()
        self._canvas = Canvas(self._target, pagesize=A4, invariant=1)
        self._y = 780.0

    def mark(self, text: str, x: float, size: float = 10) -> None:
        """Write and stay on the line."""
        self._canvas.setFont(self._font, size)
        self._canvas.drawString(x, self._y, text)

    def right(self, text: str, x: float) -> None:
        """Write up to an edge and stay on the line."""
        self._canvas.setFont(self._font, 10)
        self._canvas.drawRightString(x, self._y, text)

    def write(self, text: str, x: float, size: float = 10, leading: float = 14) -> None:
        """Write a line."""
        self.mark(text, x, size)
        self.space(leading)

    def flow(self, text: str, x: float) -> None:
        """Write as many lines as it takes."""
        line = ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if stringWidth(longer, self._font, 10) > 535 - x:
                self.write(line, x)
                longer = word
            line = longer
        self.write(line, x)

    def space(self, height: float) -> None:
        """Go down; to the next page where this one is full."""
        self._y -= height
        if self._y < 60:
            self._canvas.showPage()
            self._y = 780.0

    def done(self) -> bytes:
        """The file."""
        self._canvas.save()
        return self._target.getvalue()
