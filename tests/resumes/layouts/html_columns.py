"""Pages for the browser to print: columns, spaced letters, promotions and academic years."""

from tests.resumes.corpus import Content, Entry, Part
from tests.resumes.layouts.html import bullets, esc, page, plain


def sidebar(content: Content) -> str:
    """A dark column on the left with contact and lists; name and story on the right."""
    who = content.contact
    aside = "<h2>Contact</h2>" + "".join(
        f"<p>{esc(one)}</p>" for one in (who.phone, who.email, who.location, *who.links)
    )
    main = f"<h1>{esc(who.name)}</h1>"
    for part in content.parts:
        block = f"<h2>{esc(part.heading)}</h2>"
        for entry in part.entries:
            first, second = entry.title or entry.degree, entry.company or entry.school
            where = ", ".join(filter(None, (second, entry.place)))
            block += (
                f"<div class=row><b>{esc(first)}</b><span>{esc(entry.when)}</span>"
                f"</div><p>{esc(where)}</p>{bullets(entry) if entry.bullets else ''}"
            )
        listed = "".join(f"<li>{esc(one)}</li>" for one in part.skills)
        block += plain(part, f"<ul>{listed}</ul>" * bool(listed))
        if part.side:
            aside += block
        else:
            main += block
    css = f"""body {{ font: 10.5pt/{content.leading} Lato; display: grid;
    grid-template-columns: 62mm 1fr;
      min-height: 296mm }}
    aside {{ background: {content.accent}; color: #fff; padding: 16mm 8mm }}
    main {{ padding: 14mm 12mm }} h1 {{ font-size: 26pt; font-weight: 900 }}
    h2 {{ font-size: 12pt; font-weight: 900; margin: 14px 0 4px }}
    .row {{ display: flex; justify-content: space-between; margin-top: 6px }}
    ul {{ padding-left: 14px }}"""
    return page(css, f"<aside>{aside}</aside><main>{main}</main>", margin="0")


def sidebar_right(content: Content) -> str:
    """The name across the page, the story on the left, a narrow light column on the right."""
    who = content.contact
    head = f"<header><h1>{esc(who.name)}</h1></header>"
    aside = "<h2>Get in touch</h2>" + "".join(
        f"<p>{esc(one)}</p>" for one in (who.location, who.email, who.phone, *who.links)
    )
    main = ""
    for part in content.parts:
        block = f"<h2>{esc(part.heading)}</h2>"
        for entry in part.entries:
            if part.kind == "experience":
                where = f"{entry.company} — {entry.place}"
                block += f"<h3>{esc(entry.title)}</h3><p>{esc(where)}</p>"
                block += f"<p class=when>{esc(entry.when)}</p>{bullets(entry)}"
            else:
                block += f"<p><b>{esc(entry.degree)}</b></p><p>{esc(entry.school)}</p>"
                block += f"<p>{esc(entry.when)}</p>"
        block += plain(part, "".join(f"<p>{esc(one)}</p>" for one in part.skills))
        if part.side:
            aside += block
        else:
            main += block
    css = """body { font: 10pt/1.4 'Liberation Sans' } header { border-bottom: 3px solid #b05 }
    h1 { font-size: 30pt } .cols { display: grid; grid-template-columns: 1fr 48mm; gap: 10mm }
    h2 { color: #b05; font-size: 13pt; margin: 12px 0 4px }
    h3 { font-weight: bold; margin-top: 6px }
    .when { color: #777 } ul { padding-left: 16px; list-style: square }"""
    return page(css, f"{head}<div class=cols><main>{main}</main><aside>{aside}</aside></div>")


def magazine(content: Content) -> str:
    """Two columns of equal width, filled one after the other."""
    who = content.contact
    body = f"<h1>{esc(who.name)}</h1><p class=line>{esc(who.location)} &nbsp;&nbsp; "
    body += f"{esc(who.phone)} &nbsp;&nbsp; {esc(who.email)}</p><div class=cols>"
    for part in content.parts:
        body += f"<h2>{esc(part.heading)}</h2>"
        for entry in part.entries:
            first, second = entry.title or entry.degree, entry.company or entry.school
            body += (
                f"<div class=entry><p><b>{esc(first)}</b></p><p>{esc(second)}</p>"
                f"<p><i>{esc(entry.when)}</i></p>"
                f"{bullets(entry) if entry.bullets else ''}</div>"
            )
        listed = "".join(f"<li>{esc(one)}</li>" for one in part.skills)
        body += plain(part, f"<ul>{listed}</ul>" * bool(listed))
    css = """body { font: 10.5pt/1.45 'DejaVu Sans Condensed' } h1 { font-size: 28pt }
    .cols { columns: 2; column-gap: 12mm; margin-top: 12px; height: 150mm; column-fill: auto }
    h2 { font-size: 13pt; border-top: 2px solid; margin-top: 10px; break-after: avoid }
    .entry { margin-bottom: 8px } ul { padding-left: 16px; list-style: circle }"""
    return page(css, body + "</div>", margin="22mm")


def spaced(content: Content) -> str:
    """Headings and name in widely spaced capitals; two columns; bars for skills."""
    who = content.contact
    details = "".join(
        f"<p>{esc(one)}</p>" for one in (who.phone, who.email, *who.links, who.location)
    )
    left, right = f"<h2>Contacto</h2>{details}", ""
    for part in content.parts:
        block = f"<h2>{esc(part.heading)}</h2>"
        for entry in part.entries:
            first, second = entry.title or entry.degree, entry.company or entry.school
            head = f"{first} | {second}"
            block += f"<p><b>{esc(head)}</b></p><p class=when>{esc(entry.when)}</p>"
            block += bullets(entry) if entry.bullets else ""
        bars = "".join(f"<p>{esc(one)}<span class=bar></span></p>" for one in part.skills)
        block += plain(part, bars)
        if part.side:
            left += block
        else:
            right += block
    css = """body { font: 10pt/1.5 Lato } h1 { font-size: 22pt; letter-spacing: 6px;
      text-transform: uppercase; text-align: center; margin-bottom: 16px }
    .cols { display: grid; grid-template-columns: 55mm 1fr; gap: 9mm }
    h2 { letter-spacing: 5px; text-transform: uppercase; font-size: 11pt; margin: 12px 0 5px }
    .bar { display: block; height: 4px; width: 70%; background: #999 } ul { padding-left: 14px }"""
    body = f"<h1>{esc(who.name)}</h1><div class=cols><div>{left}</div><div>{right}</div></div>"
    return page(css, body, margin="15mm")


def academic(content: Content) -> str:
    """Hanging years, no bullets, publications; an institution's letter."""
    who = content.contact
    body = f"<p class=cv>Curriculum Vitae</p><h1>{esc(who.name)}</h1>"
    body += "".join(
        f"<p>{esc(one)}</p>" for one in (who.location, who.phone, who.email, *who.links)
    )
    for part in content.parts:
        body += f"<h2>{esc(part.heading)}</h2>"
        for entry in part.entries:
            head = f"{entry.title or entry.degree}, {entry.company or entry.school}"
            body += f"<div class=year><span>{esc(entry.when)}</span><p>{esc(head)}</p></div>"
        body += "".join(f"<p class=hang>{esc(line)}</p>" for line in part.lines)
        body += f"<p>{esc(', '.join(part.skills))}</p>" * bool(part.skills)
    css = """body { font: 11.5pt/1.4 'Liberation Serif' } h1 { font-size: 17pt }
    .cv { font-size: 14pt }
    h2 { font-weight: bold; margin: 14px 0 4px }
    .year { display: grid; grid-template-columns: 30mm 1fr }
    .hang { padding-left: 10mm; text-indent: -10mm; margin-bottom: 4px }"""
    return page(css, body, margin="28mm 30mm")


def promotions(content: Content) -> str:
    """An employer once, and its positions under it."""
    who = content.contact
    body = f"<header><h1>{esc(who.name)}</h1><p>{esc(who.phone)} • {esc(who.email)} • "
    body += f"{esc(who.location)}</p></header>"
    for part in content.parts:
        body += f"<h2>{esc(part.heading)}</h2>"
        if part.kind == "experience":
            body += _employers(part)
        else:
            for entry in part.entries:
                text = f"{entry.degree}, {entry.school} ({entry.when})"
                body += f"<p>{esc(text)}</p>"
        body += plain(part, f"<p>{esc(' | '.join(part.skills))}</p>" * bool(part.skills))
    css = """body { font: 10.5pt/1.4 'Liberation Sans Narrow' } header { text-align: right }
    h1 { font-size: 24pt } h2 { font-size: 14pt; color: #063; margin: 12px 0 2px }
    h3 { font-weight: bold; font-size: 12pt; margin-top: 8px } .row { display: flex; gap: 8mm }
    .row span { color: #555 } ul { padding-left: 18px }"""
    return page(css, body)


def _employers(part: Part) -> str:
    body = ""
    before: Entry | None = None
    for entry in part.entries:
        if before is None or before.company != entry.company:
            body += f"<h3>{esc(entry.company)}</h3>"
        body += f"<div class=row><i>{esc(entry.title)}</i><span>{esc(entry.when)}</span>"
        body += f"</div>{bullets(entry)}"
        before = entry
    return body
