"""Layouts of résumés that were made after the rules were written: see docs/benchmarks.md."""

from io import BytesIO

from docx import Document
from docx.shared import Pt

from tests.resumes.corpus import Content, Part
from tests.resumes.layouts.html import bullets, esc, page


def two_rows(content: Content) -> str:
    """A well-known template: employer and place in one row, position and dates in the next."""
    who = content.contact
    line = " | ".join((who.phone, who.email, *who.links, who.location))
    body = f"<center><h1>{esc(who.name)}</h1><p>{esc(line)}</p></center>"
    for part in content.parts:
        body += f"<h2>{esc(part.heading)}</h2>{_flex_rows(part)}"
        body += f"<p>{esc(part.text)}</p>" * bool(part.text)
        for label, items in part.groups.items():
            body += f"<p><b>{esc(label)}</b>: {esc(', '.join(items))}</p>"
        body += "".join(f"<p>{esc(line)}</p>" for line in part.lines)
    css = """body { font: 10pt/1.25 'Liberation Serif' }
    h1 { font-size: 25pt; font-variant: small-caps }
    h2 { font-variant: small-caps; font-size: 13pt; border-bottom: 1px solid; margin-top: 8px }
    .row { display: flex; justify-content: space-between } ul { padding-left: 26px }"""
    return page(css, body, size="Letter", margin="13mm")


def _flex_rows(part: Part) -> str:
    body = ""
    for entry in part.entries:
        if part.kind == "projects":
            tools = ", ".join(entry.technologies)
            body += f"<p><b>{esc(entry.name)}</b> | <i>{esc(tools)}</i></p>"
            body += f"<ul><li>{esc(entry.description)}</li></ul>"
            continue
        first, second = entry.company or entry.school, entry.title or entry.degree
        body += (
            f"<div class=row><b>{esc(first)}</b><span>{esc(entry.place)}</span></div>"
            f"<div class=row><i>{esc(second)}</i><i>{esc(entry.when)}</i></div>"
        )
        body += bullets(entry) if entry.bullets else ""
    return body


def timeline(content: Content) -> str:
    """Two floating columns; the date above each position, an icon before each contact."""
    who = content.contact
    narrow = "".join(
        f"<p>{sign} {esc(one)}</p>"
        for sign, one in (("☎", who.phone), ("✉", who.email), ("⌂", who.location))
    )
    wide = ""
    for part in content.parts:
        block = f"<h2>{esc(part.heading)}</h2>"
        for entry in part.entries:
            first, second = entry.title or entry.degree, entry.company or entry.school
            block += f"<p class=when>{esc(entry.when).upper()}</p><h3>{esc(first)}</h3>"
            block += f"<p>{esc(second)}</p>{bullets(entry) if entry.bullets else ''}"
        block += f"<p>{esc(part.text)}</p>" * bool(part.text)
        block += "".join(f"<span class=tag>{esc(one)}</span> " for one in part.skills)
        block += "".join(f"<p>{esc(line)}</p>" for line in part.lines)
        narrow, wide = (narrow + block, wide) if part.side else (narrow, wide + block)
    css = """body { font: 10.5pt/1.45 Lato } h1 { font-size: 28pt } .n { float: right; width: 50mm }
    .w { width: 112mm } h2 { font-size: 13pt; color: #286; margin: 14px 0 4px }
    h3 { font-weight: bold } .when { font-size: 8.5pt; color: #777; margin-top: 8px }
    .tag { border: 1px solid #999; border-radius: 4px; padding: 1px 6px; white-space: nowrap;
      display: inline-block; margin: 2px 0 } ul { padding-left: 16px }"""
    first, *rest = who.name.split(" ")
    name = f"<h1>{esc(first)}<br>{esc(' '.join(rest))}</h1>"
    return page(css, f"{name}<div class=n>{narrow}</div><div class=w>{wide}</div>", margin="17mm")


def europass(content: Content) -> str:
    """The European form: a label on the left, what it asks for on the right."""
    who = content.contact
    rows = [("Curriculum vitae", ""), ("Surname(s) / First name(s)", who.name)]
    rows += [("Address", who.location), ("Telephone", who.phone), ("E-mail", who.email)]
    for part in content.parts:
        rows.append((part.heading, ""))
        for entry in part.entries:
            rows.append(("Dates", entry.when or ""))
            if part.kind == "experience":
                rows.append(("Occupation or position held", entry.title or ""))
                rows.append(("Main activities and responsibilities", bullets(entry)))
                rows.append(("Name of employer", entry.company or ""))
            else:
                rows.append(("Title of qualification awarded", entry.degree or ""))
                rows.append(("Name of organisation", entry.school or ""))
        if part.skills:
            rows.append(("", ", ".join(part.skills)))
        rows += [("", line) for line in part.lines]
    cells = "".join(
        f"<tr><td class=l>{esc(label) if value else f'<b>{esc(label)}</b>'}</td>"
        f"<td>{value if value.startswith('<ul>') else esc(value)}</td></tr>"
        for label, value in rows
    )
    css = """body { font: 10.5pt/1.4 'Liberation Sans Narrow' }
    td { vertical-align: top; padding: 2px }
    .l { width: 62mm; text-align: right; padding-right: 6mm } ul { padding-left: 14px }"""
    return page(css, f"<table>{cells}</table>")


def prose(content: Content) -> str:
    """No lists at all: what was done is said in sentences, each in a paragraph of its own."""
    who = content.contact
    body = f"<h1>{esc(who.name)}</h1><p>{esc(who.location)}, {esc(who.phone)}, "
    body += f"{esc(who.email)}</p>"
    for part in content.parts:
        body += f"<h2>{esc(part.heading)}</h2>"
        body += f"<p>{esc(part.text)}</p>" * bool(part.text)
        for entry in part.entries:
            names = f"{entry.company or entry.school} – {entry.title or entry.degree}"
            body += f"<p class=head>{esc(names)} [{esc(entry.when)}]</p>"
            body += "".join(f"<p>{esc(one)}</p>" for one in entry.bullets)
        body += f"<p>{esc(', '.join(part.skills))}</p>" * bool(part.skills)
        body += "".join(f"<p>{esc(line)}</p>" for line in part.lines)
    css = """body { font: 11pt/1.4 'DejaVu Sans' } h1 { font-size: 18pt } p { margin-bottom: 2px }
    h2 { font-size: 12pt; text-decoration: underline; margin: 12px 0 4px }
    .head { font-weight: bold;
    margin-top: 8px }"""
    return page(css, body, margin="20mm 25mm")


def docx_plain(content: Content) -> bytes:
    """Nothing but paragraphs, headings by bold type alone, dates before what they are of."""
    document = Document()
    who = content.contact
    name = document.add_paragraph().add_run(who.name)
    name.font.size = Pt(18)
    document.add_paragraph(f"{who.email}\n{who.phone}\n{who.location}")
    for part in content.parts:
        document.add_paragraph().add_run(part.heading).bold = True
        if part.text:
            document.add_paragraph(part.text)
        for entry in part.entries:
            first, second = entry.title or entry.degree, entry.company or entry.school
            document.add_paragraph(f"{entry.when}: {first}, {second}")
            for one in entry.bullets:
                document.add_paragraph(f"➢ {one}")
        for one in part.skills:
            document.add_paragraph(f"➢ {one}")
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def text_tabs(content: Content) -> str:
    """Text with tabs between its columns, saved by an old editor."""
    who = content.contact
    lines = [f"NAME:\t{who.name}", f"HOME:\t{who.location}", f"CELL:\t{who.phone}"]
    lines.append(f"MAIL:\t{who.email}")
    for part in content.parts:
        lines += ["", f"{part.heading}:"]
        for entry in part.entries:
            lines.append(f"{entry.when}\t{entry.company or entry.school}")
            lines.append(f"\t{entry.title or entry.degree}")
            lines += [f"\t* {one}" for one in entry.bullets]
        lines += [f"\t{one}" for one in (*part.skills, *part.lines)]
    return "\r\n".join(lines)
