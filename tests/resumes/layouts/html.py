"""Pages for the browser to print: one column, with the usual furniture."""

from html import escape

from tests.resumes.corpus import Content, Entry, Part

_PAGE = """<!doctype html><meta charset="utf-8"><style>
@page {{ size: {size}; margin: {margin} }}
* {{ box-sizing: border-box }} body {{ margin: 0 }}
h1, h2, h3, p, ul, dl {{ margin: 0; font-weight: inherit }}
{css}</style><body>{body}</body>"""


def esc(text: str | None) -> str:
    """Text as it stands in a page."""
    return escape(text or "")


def page(css: str, body: str, size: str = "A4", margin: str = "18mm") -> str:
    """A whole document."""
    return _PAGE.format(css=css, body=body, size=size, margin=margin)


def bullets(entry: Entry) -> str:
    """A list as the browser marks it."""
    return "<ul>" + "".join(f"<li>{esc(one)}</li>" for one in entry.bullets) + "</ul>"


def plain(part: Part, skills: str) -> str:
    """Parts without entries."""
    lines = "".join(f"<p>{esc(line)}</p>" for line in part.lines)
    return f"<p>{esc(part.text)}</p>" * bool(part.text) + lines + skills


def project(entry: Entry) -> str:
    """A project in three lines."""
    return (
        f"<div class=entry><b>{esc(entry.name)}</b><p>{esc(entry.description)}</p>"
        f"<p><i>Technologies: {esc(', '.join(entry.technologies))}</i></p></div>"
    )


def classic(content: Content) -> str:
    """Serif, everything in one column, dates at the right edge, skills separated by commas."""
    who = content.contact
    line = " | ".join((who.location, who.phone, who.email, *who.links))
    body = f"<h1>{esc(who.name)}</h1><p class=line>{esc(line)}</p>"
    for part in content.parts:
        body += f"<h2>{esc(part.heading)}</h2>"
        for entry in part.entries:
            if part.kind == "experience":
                where = f"{entry.company}, {entry.place}"
                body += (
                    f"<div class=row><b>{esc(entry.title)}</b>"
                    f"<span>{esc(entry.when)}</span></div>"
                    f"<p><i>{esc(where)}</i></p>{bullets(entry)}"
                )
            else:
                body += (
                    f"<div class=row><span><b>{esc(entry.degree)}</b>, "
                    f"{esc(entry.school)}</span><span>{esc(entry.when)}</span></div>"
                )
        body += plain(part, f"<p>{esc(', '.join(part.skills))}</p>" * bool(part.skills))
    css = """body { font: 11pt/1.35 'Liberation Serif'; } h1 { font-size: 24pt; text-align: center }
    h2 { font-size: 13pt; font-variant: small-caps; border-bottom: 1px solid; margin: 14px 0 6px }
    .line { text-align: center } .row { display: flex; justify-content: space-between }
    ul { padding-left: 20px; margin-bottom: 8px }"""
    return page(css, body)


def dates_left(content: Content) -> str:
    """A table: when on the left, what on the right; details of the person with their labels."""
    who = content.contact
    labels = content.label or ("Phone", "Email", "Address")
    details = zip(labels, (who.phone, who.email, who.location), strict=True)
    body = f"<h1>{esc(who.name)}</h1><p>" + "<br>".join(
        f"{esc(label)}: {esc(value)}" for label, value in details
    )
    body += "</p>"
    for part in content.parts:
        body += f"<h2>{esc(part.heading)}</h2>"
        rows = ""
        for entry in part.entries:
            first = entry.title or entry.degree or ""
            second = entry.company or entry.school or ""
            rows += (
                f"<tr><td class=when>{esc(entry.when)}</td><td><b>{esc(first)}</b><br>"
                f"{esc(second)}{bullets(entry) if entry.bullets else ''}</td></tr>"
            )
        body += f"<table>{rows}</table>" if rows else ""
        listed = "".join(f"<li>{esc(one)}</li>" for one in part.skills)
        body += plain(part, f"<ul>{listed}</ul>" * bool(listed))
    font = content.font or "Liberation Sans"
    css = f"""body {{ font: 10pt/1.4 '{font}' }} h1 {{ font-size: 20pt }}
    h2 {{ font-size: 12pt; color: {content.accent}; margin: 12px 0 4px; font-weight: bold }}
    td {{ vertical-align: top; padding: 2px 0 6px }} .when {{ width: 42mm }}
    ul {{ list-style: square; padding-left: 16px }}"""
    return page(css, body, margin="20mm 22mm")


def margin(content: Content) -> str:
    """Headings in the left margin; an entry begins with who and when on one line."""
    who = content.contact
    body = f"<h1>{esc(who.name)}</h1><p class=line>" + " · ".join(
        esc(one) for one in (who.email, who.phone, who.location, *who.links)
    )
    body += "</p>"
    for part in content.parts:
        inner = ""
        for entry in part.entries:
            if part.kind == "projects":
                inner += project(entry)
            else:
                head = f"{entry.title or entry.degree} – {entry.company or entry.school}"
                inner += (
                    f"<div class=entry><p><b>{esc(head)}</b> ({esc(entry.when)})</p>"
                    f"{bullets(entry) if entry.bullets else ''}</div>"
                )
        inner += plain(part, f"<p>{esc(' • '.join(part.skills))}</p>" * bool(part.skills))
        body += f"<section><h2>{esc(part.heading)}</h2><div>{inner}</div></section>"
    css = """body { font: 10pt/1.4 'DejaVu Sans' } h1 { font-size: 19pt }
    .line { margin-bottom: 14px }
    section { display: grid; grid-template-columns: 34mm 1fr; margin-bottom: 12px }
    h2 { font-size: 10pt; text-transform: uppercase; color: #777 } .entry { margin-bottom: 8px }
    ul { padding-left: 14px; list-style: '– ' }"""
    return page(css, body)


def justified(content: Content) -> str:
    """Small type, justified, words broken at the line's end."""
    who = content.contact
    body = f"<h1>{esc(who.name)}</h1><p class=line>{esc(who.location)}<br>"
    body += f"{esc(who.phone)} / {esc(who.email)}<br>{esc(' / '.join(who.links))}</p>"
    for part in content.parts:
        body += f"<h2>{esc(part.heading)}</h2>"
        for entry in part.entries:
            if part.kind == "projects":
                tools = ", ".join(entry.technologies)
                text = f"{entry.name}: {entry.description} ({tools})"
                body += f"<p>{esc(text)}</p>"
            elif part.kind == "experience":
                head = f"{entry.title} at {entry.company}"
                body += f"<p class=head><b>{esc(head)}</b>, {esc(entry.when)}</p>"
                body += bullets(entry)
            else:
                text = f"{entry.degree}, {entry.school}, {entry.when}"
                body += f"<p>{esc(text)}</p>"
        body += plain(part, f"<p>{esc('; '.join(part.skills))}</p>" * bool(part.skills))
    css = """body { font: 9.5pt/1.3 Lato; text-align: justify; hyphens: auto }
    h1 { font-size: 21pt; font-weight: 300 }
    h2 { font-size: 11pt; font-weight: bold; margin: 9px 0 3px }
    .line { text-align: left } ul { padding-left: 12px } .head { margin-top: 5px }"""
    return page(css, f"<div lang=en>{body}</div>", margin="25mm 45mm")


def bordered_table(content: Content) -> str:
    """Every section is a table with borders, heading above; skills as cells."""
    who = content.contact
    body = (
        f"<table class=who><tr><td><h1>{esc(who.name)}</h1></td><td>{esc(who.location)}<br>"
        f"{esc(who.phone)}<br>{esc(who.email)}</td></tr></table>"
    )
    for part in content.parts:
        body += f"<h2>{esc(part.heading.upper())}</h2><table>"
        for entry in part.entries:
            first, second = entry.title or entry.degree, entry.company or entry.school
            body += (
                f"<tr><td>{esc(second)}</td><td class=when>{esc(entry.when)}</td></tr>"
                f"<tr><td colspan=2><b>{esc(first)}</b>"
                f"{bullets(entry) if entry.bullets else ''}</td></tr>"
            )
        for at in range(0, len(part.skills), 3):
            cells = "".join(f"<td>{esc(one)}</td>" for one in part.skills[at : at + 3])
            body += f"<tr>{cells}</tr>"
        body += "</table>" + plain(part, "")
    css = """body { font: 10.5pt/1.35 'DejaVu Serif' } h1 { font-size: 18pt }
    h2 { background: #ddd; padding: 2px 6px; font-size: 11pt; margin-top: 12px }
    table { width: 100%; border-collapse: collapse } td { border: 1px solid #999; padding: 3px 6px }
    .who td { border: 0; width: 50% } .when { width: 50mm } ul { padding-left: 18px }"""
    return page(css, body, margin="16mm")
