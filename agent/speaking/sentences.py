"""Text into sentences, so that the first can be heard while the next is made. Pure."""

import re

_BREAK = re.compile(r"""([.!?…]+["'”’)\]]*)(\s+)(?=["'“‘(\[]*\S)|(\s*\n\s*)""")
_NEVER_LAST = frozenset(
    ("mr", "mrs", "ms", "dr", "prof", "st", "vs", "e.g", "i.e", "eg", "ie", "cf", "approx", "dept")
)


def sentences(text: str) -> list[str]:
    """The sentences of a text in order, spaces trimmed, none empty.

    A full stop after an abbreviation ("Dr."), an initial ("J.") or before a lowercase letter does
    not end a sentence, and neither does one inside a word ("Node.js", "3.5").
    """
    found: list[str] = []
    start = 0
    for match in _BREAK.finditer(text):
        if match.group(3) is None and not _ends(text[start : match.end(1)], text[match.end() :]):
            continue
        found.append(text[start : match.start() if match.group(3) else match.end(1)])
        start = match.end()
    found.append(text[start:])
    return [sentence for sentence in (part.strip() for part in found) if sentence]


def _ends(before: str, after: str) -> bool:
    following = after.lstrip("\"'“‘([")
    if following[:1].islower():
        return False
    stripped = before.rstrip("\"'”’)]")
    if not stripped.endswith(".") or stripped.endswith(".."):
        return True
    words = stripped[:-1].split()
    last = words[-1].lstrip("\"'“‘([") if words else ""
    return last.lower() not in _NEVER_LAST and not (len(last) == 1 and last.isupper())
