"""PDF files by fpdf2: cells under each other, and cells in two columns."""

from datetime import UTC, datetime

from fpdf import FPDF

from tests.resumes.corpus import Content, Part
from tests.resumes.layouts.drawn import FONTS


def fpdf_core(content: Content) -> bytes:
    """Built-in fonts, bullets from their upper half, a ruled line under headings."""
    pdf = _page()
    pdf.set_font("Helvetica", "B", 20)
    pdf.cell(0, 10, content.contact.name, new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Helvetica", size=10)
    who = content.contact
    pdf.cell(0, 5, f"{who.location}  *  {who.phone}  *  {who.email}", new_x="LMARGIN", new_y="NEXT")
    for part in content.parts:
        pdf.ln(4)
        pdf.set_font("Helvetica", "B", 12)
        pdf.cell(0, 7, part.heading, border="B", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(1)
        for entry in part.entries:
            pdf.set_font("Helvetica", "B", 10)
            head = f"{entry.title or entry.degree}"
            pdf.cell(0, 5.5, head, new_x="LMARGIN", new_y="NEXT")
            pdf.set_font("Helvetica", "I", 10)
            where = ", ".join(filter(None, (entry.company or entry.school, entry.place)))
            pdf.cell(110, 5.5, where)
            pdf.cell(0, 5.5, entry.when or "", align="R", new_x="LMARGIN", new_y="NEXT")
            pdf.set_font("Helvetica", size=10)
            for one in entry.bullets:
                pdf.set_x(16)
                pdf.cell(5, 5, chr(149))
                pdf.multi_cell(0, 5, one, new_x="LMARGIN", new_y="NEXT")
            pdf.ln(1.5)
        pdf.set_font("Helvetica", size=10)
        for one in part.skills:
            pdf.cell(0, 5, f"{chr(149)} {one}", new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())


def fpdf_columns(content: Content) -> bytes:
    """A wide left column and a narrow right one, written one after the other."""
    pdf = _page()
    pdf.add_font("Lato", fname=FONTS / "lato/Lato-Regular.ttf")
    pdf.add_font("Lato", "B", FONTS / "lato/Lato-Bold.ttf")
    pdf.set_font("Lato", "B", 22)
    pdf.cell(0, 12, content.contact.name.upper(), new_x="LMARGIN", new_y="NEXT")
    top = pdf.get_y() + 4
    pdf.set_y(top)
    pdf.set_right_margin(80)
    for part in content.parts:
        if not part.side:
            _column(pdf, part)
    pdf.set_left_margin(140)
    pdf.set_right_margin(14)
    pdf.set_y(top)
    who = content.contact
    pdf.set_font("Lato", size=9.5)
    for line in (who.email, who.phone, who.location, *who.links):
        pdf.cell(0, 5, line, new_x="LMARGIN", new_y="NEXT")
    for part in content.parts:
        if part.side:
            _column(pdf, part)
    return bytes(pdf.output())


def _column(pdf: FPDF, part: Part) -> None:
    pdf.ln(3)
    pdf.set_font("Lato", "B", 12)
    pdf.cell(0, 7, part.heading, new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Lato", size=9.5)
    if part.text:
        pdf.multi_cell(0, 5, part.text, new_x="LMARGIN", new_y="NEXT")
    for entry in part.entries:
        pdf.set_font("Lato", "B", 9.5)
        where = ", ".join(filter(None, (entry.company or entry.school, entry.place)))
        head = f"{entry.title or entry.degree} · {where}"
        pdf.multi_cell(0, 5, head, new_x="LMARGIN", new_y="NEXT")
        pdf.set_font("Lato", size=9.5)
        pdf.cell(0, 5, entry.when or "", new_x="LMARGIN", new_y="NEXT")
        for one in entry.bullets:
            pdf.multi_cell(0, 5, f"» {one}", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(2)
    for one in part.skills:
        pdf.cell(0, 5, one, new_x="LMARGIN", new_y="NEXT")


def _page() -> FPDF:
    pdf = FPDF(format="A4")
    pdf.set_creation_date(datetime(2026, 1, 1, tzinfo=UTC))
    pdf.add_page()
    return pdf
