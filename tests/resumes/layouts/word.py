"""Word documents: by styles, by tabs, and by tables."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm
from docx.table import _Cell  # pyright: ignore[reportPrivateUsage]

from tests.resumes.corpus import Content, Entry, Part


def docx_styles(content: Content) -> bytes:
    """Headings and lists by Word's own styles."""
    document = Document()
    who = content.contact
    document.add_heading(who.name, level=0)
    document.add_paragraph(" | ".join((who.location, who.phone, who.email, *who.links)))
    for part in content.parts:
        document.add_heading(part.heading, level=1)
        if part.text:
            document.add_paragraph(part.text)
        for entry in part.entries:
            where = ", ".join(filter(None, (entry.company or entry.school, entry.place)))
            line = document.add_paragraph()
            line.add_run(entry.title or entry.degree or "").bold = True
            line.add_run(f" | {where} | {entry.when}")
            for one in entry.bullets:
                document.add_paragraph(one, style="List Bullet")
        if part.skills:
            document.add_paragraph(", ".join(part.skills))
    return _saved(document)


def docx_tabs(content: Content) -> bytes:
    """Dates behind a tab at the right edge, bullets typed by hand."""
    document = Document()
    who = content.contact
    document.add_paragraph("CURRICULUM VITAE")
    for label, value in (
        ("Name", who.name),
        ("Address", who.location),
        ("Mobile", who.phone),
        ("Email", who.email),
    ):
        document.add_paragraph(f"{label}:\t{value}")
    for part in content.parts:
        document.add_paragraph()
        document.add_paragraph().add_run(part.heading.upper()).bold = True
        if part.text:
            document.add_paragraph(part.text)
        for entry in part.entries:
            line = document.add_paragraph()
            stops: Any = line.paragraph_format.tab_stops
            stops.add_tab_stop(Cm(15), WD_TAB_ALIGNMENT.RIGHT)
            line.add_run(f"{entry.company or entry.school}\t{entry.when}").bold = True
            document.add_paragraph(entry.title or entry.degree or "")
            for one in entry.bullets:
                document.add_paragraph(f"- {one}")
        for one in part.skills:
            document.add_paragraph(f"- {one}")
    return _saved(document)


def docx_table(content: Content) -> bytes:
    """One table of two cells: contact and lists on the left, the story on the right."""
    document = Document()
    who = content.contact
    document.add_paragraph().add_run(who.name).bold = True
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    for line in (who.email, who.phone, who.location):
        left.add_paragraph(line)
    for part in content.parts:
        _cell(left if part.side else right, part)
    return _saved(document)


def _cell(cell: _Cell, part: Part) -> None:
    cell.add_paragraph().add_run(part.heading).bold = True
    for entry in part.entries:
        if part.kind == "projects":
            cell.add_paragraph(f"{entry.name} – {entry.description}")
            cell.add_paragraph(f"Tools: {', '.join(entry.technologies)}")
            continue
        cell.add_paragraph(entry.title or entry.degree or "")
        where = ", ".join(filter(None, (entry.company or entry.school, entry.place)))
        cell.add_paragraph(f"{where}, {entry.when}")
        for one in entry.bullets:
            cell.add_paragraph(one, style="List Bullet")
    for one in part.skills:
        cell.add_paragraph(one)


def docx_grid(content: Content) -> bytes:
    """A table with borders and a row for each position: dates in the first cell."""
    document = Document()
    who = content.contact
    document.add_heading(who.name, level=1)
    document.add_paragraph(f"{who.location} – {who.phone} – {who.email}")
    for part in content.parts:
        document.add_heading(part.heading, level=2)
        if part.text:
            document.add_paragraph(part.text)
        if part.entries:
            table = document.add_table(rows=0, cols=2, style="Table Grid")
            for entry in part.entries:
                _row(table.add_row().cells, entry)
        for one in part.skills:
            document.add_paragraph(one, style="List Bullet 2")
    return _saved(document)


def _row(cells: tuple[_Cell, ...], entry: Entry) -> None:
    cells[0].text = entry.when or ""
    cells[1].text = f"{entry.title or entry.degree}, {entry.company or entry.school}"
    for one in entry.bullets:
        cells[1].add_paragraph(one, style="List Bullet")


def _saved(document: WordDocument) -> bytes:
    target = BytesIO()
    document.save(target)
    return target.getvalue()
