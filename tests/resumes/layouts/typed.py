"""Plain text, as people type it."""

import textwrap

from tests.resumes.corpus import Content


def text_plain(content: Content) -> str:
    """Underlined headings, hyphens, 72 characters a line."""
    who = content.contact
    lines = [who.name, f"{who.location} * {who.phone}", who.email, *who.links]
    for part in content.parts:
        lines += ["", part.heading, "-" * len(part.heading)]
        if part.text:
            lines += textwrap.wrap(part.text, 72)
        for entry in part.entries:
            lines += [f"{entry.title or entry.degree}, {entry.company or entry.school}"]
            lines += [f"{entry.when}"]
            for one in entry.bullets:
                lines += textwrap.wrap(one, 72, initial_indent="  - ", subsequent_indent="    ")
            lines.append("")
        lines += [f"{label}: {', '.join(items)}" for label, items in part.groups.items()]
    return "\n".join(lines) + "\n"


def text_caps(content: Content) -> str:
    """Capitals for headings, sentences without marks."""
    who = content.contact
    lines = [who.name.upper(), who.location, who.phone, who.email]
    for part in content.parts:
        lines += ["", part.heading, ""]
        for entry in part.entries:
            lines.append(f"{entry.company or entry.school}    {entry.when}")
            lines.append(entry.title or entry.degree or "")
            lines += [line for one in entry.bullets for line in textwrap.wrap(one, 70)]
            lines.append("")
        lines += [", ".join(part.skills)] if part.skills else []
    return "\r\n".join(lines)


def text_markdown(content: Content) -> str:
    """Markdown, with the marks left in."""
    who = content.contact
    lines = [f"# {who.name}", "", f"{who.location} | {who.phone} | {who.email}", ""]
    lines += [f"* {link}" for link in who.links]
    for part in content.parts:
        lines += ["", f"## {part.heading}", ""]
        for entry in part.entries:
            if part.kind == "projects":
                lines += [
                    f"* **{entry.name}**: {entry.description} ({', '.join(entry.technologies)})"
                ]
                continue
            first, second = entry.title or entry.degree, entry.company or entry.school
            lines += [f"### {first}, {second}", f"*{entry.when}*", ""]
            lines += [f"* {one}" for one in entry.bullets] + [""]
        lines += [f"- **{label}**: {', '.join(items)}" for label, items in part.groups.items()]
    return "\n".join(lines) + "\n"


def text_wrapped(content: Content) -> str:
    """As pasted from a mail: wrapped hard, stars for bullets, dates first."""
    who = content.contact
    lines = [f"{who.name:^64}".rstrip(), f"{who.location:^64}".rstrip()]
    lines += [f"Phone: {who.phone}   E-mail: {who.email}"]
    for part in content.parts:
        lines += ["", part.heading]
        lines += textwrap.wrap(part.text, 64) if part.text else []
        for entry in part.entries:
            lines += ["", f"{entry.when}   {entry.title or entry.degree}"]
            lines += [f"   {entry.company or entry.school}"]
            for one in entry.bullets:
                lines += textwrap.wrap(one, 64, initial_indent="* ", subsequent_indent="")
        lines += textwrap.wrap(", ".join(part.skills), 64) if part.skills else []
    return "\n".join(lines) + "\n"
