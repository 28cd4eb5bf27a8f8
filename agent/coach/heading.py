"""The title and the company in a job description, found by simple rules.

Both are shown and may be spoken, so they are short, on one line and free of control characters.
What does not look like a title or a company is not taken for one.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from agent.coach.passages import Line, Passage

MAX_CHARACTERS: Final = 60
_MAX_TITLE_WORDS: Final = 8
_HEADING_LINES: Final = 12
_ROLE_WORDS: Final = 5
_SAYS_SOMETHING: Final = re.compile(
    r"\b(?:i|we|you|he|she|they|it|my|our|your|a|an|the|is|are|am|be|was|to|do|does)\b",
    re.IGNORECASE,
)

_LABEL: Final = re.compile(
    r"(?:job title|title|position|role|job|vacancy|stelle)\s*:\s*(?P<title>.+)$", re.IGNORECASE
)
_ANY_LABEL: Final = re.compile(r"[\w /]{2,30}:(?:\s|$)")
_WANTED: Final = re.compile(
    r"\b(?:looking for|hiring|seeking|seeks|recruiting|search(?:ing)? for|join .{2,40}? as)\s+"
    r"an?\s+(?P<title>(?:[\w+#/&-]+ ){0,5}[\w+#/&-]+)",
    re.IGNORECASE,
)
_TITLE_END: Final = re.compile(
    r"\s[-–—|@•·/]\s|\s*[,(\[|;:!]"
    r"|\s(?:at|for|in|to|who|with|that|and join|wanted|needed)(?:\s|$)",
    re.IGNORECASE,
)
_HOURS: Final = re.compile(r"^(?:full|part)[- ]time\s+", re.IGNORECASE)
_KNOWN_ROLE: Final = re.compile(
    r"\b(?:manager|engineer|developer|entwickler|designer|analyst|architect|scientist|teacher|"
    r"lecturer|nurse|midwife|doctor|physician|therapist|pharmacist|chef|cook|waiter|waitress|"
    r"barista|baker|clerk|officer|director|coordinator|administrator|assistant|associate|"
    r"consultant|counsel|solicitor|lawyer|paralegal|accountant|bookkeeper|auditor|controller|"
    r"surveyor|technician|mechanic|electrician|plumber|carpenter|joiner|welder|driver|"
    r"operative|operator|specialist|representative|executive|partner|recruiter|supervisor|"
    r"attendant|agent|lead|head|chief|president|intern|trainee|apprentice|aide|editor|writer|"
    r"journalist|translator|planner|buyer|cashier|receptionist|secretary|cleaner|gardener|"
    r"worker|tutor|trainer|coach|foreman|tester|researcher|advisor|adviser|strategist)s?\b"
    r"|entwickler\w*|(?:ingenieur|kaufmann|fachkraft|leiter|pfleger)(?:in)?\b",
    re.IGNORECASE,
)
_LIKE_A_ROLE: Final = re.compile(
    r"\b(?:\w{3,}(?:er|eer|ist|ian|yst|ect)|\w+(?:tor|sor|yor)|staff|salesperson|salesman|"
    r"saleswoman|pilot|judge|guard|porter)s?\b",
    re.IGNORECASE,
)
_WORD: Final = r"(?:St\.|[A-Z0-9][\w&'’-]*(?:\.\w[\w&'’-]*)*)"
"""A word of a name. A dot stands inside it ("Acme.io"), not behind it: there a sentence ends."""
_NAME: Final = rf"(?P<company>{_WORD}(?: (?:{_WORD}|&|of|and(?= [A-Z]))){{0,4}})"
_COMPANY_LABEL: Final = re.compile(
    r"(?:company|employer|organi[sz]ation)\s*:\s*(?P<company>.+)$", re.IGNORECASE
)
_AT_COMPANY: Final = re.compile(rf"(?:^|\s)(?:at|@)\s{_NAME}")
_COMPANY_DOES: Final = re.compile(
    rf"^{_NAME} (?:is|are) (?:hiring|looking for|seeking|searching|recruiting)\b"
)
_ABOUT: Final = re.compile(rf"^(?:About|Join|(?i:to join)) {_NAME}(?:[:.!]?$| as )")
_TO_JOIN: Final = re.compile(rf"\bto join {_NAME}")
_NOT_A_NAME: Final = re.compile(rf"{_ANY_LABEL.pattern}|(?i:about|why|join|what|who|how|the)\b")
_COMPANY_VERB: Final = re.compile(
    rf"^{_NAME} (?:builds|makes|runs|sells|helps|provides|operates|delivers|offers|develops|"
    r"designs|serves|connects|brings|supplies|creates|ships|teaches|cares|grows|insures|needs|wants|employs|"
    r"publishes|produces|prints|bakes|brews|moves|cleans|trains|lends|trades|owns|has|keeps|gives|"
    r"supports|manages|powers|turns|treats|looks|works|lets|rents|repairs|invests|protects|roasts) "
    r"[a-z0-9]"
)
_GREETING: Final = re.compile(r"(?:dear|hello|hi|good morning)\b", re.IGNORECASE)
_A_NAME: Final = re.compile(rf"^{_NAME}$")
_NOT_A_COMPANY: Final = frozenset(
    ("we", "us", "our", "you", "the", "this", "role", "team", "job", "position", "company", "it")
)
_NOT_IN_A_COMPANY: Final = re.compile(
    r"\b(?:shift|nights?|department|remote|hybrid|permanent|contract|temporary|full|part|level|"
    r"grade|band|salary|team|hours|days|location|years?|wanted|entry|genders|sales|marketing|"
    r"engineering|finance|operations|support|platform|product)\b",
    re.IGNORECASE,
)
_SEPARATOR: Final = re.compile(r"\s[-–—|@•·]\s|\s*[,(|]\s*")
_SMALL_WORDS: Final = frozenset(("OF", "AND", "FOR", "THE", "IN", "DE", "TO"))


def find_title(lines: Sequence[Line]) -> Passage | None:
    """The title, at most 60 characters and 8 words; None where nothing looks like one.

    lines: as agent.coach.passages.read_lines gives them.
    """
    for line in lines:
        if label := _LABEL.match(line.text):
            return _as_title(line.part(label.start("title")))
    head = lines[:_HEADING_LINES]
    for number, line in enumerate(head):
        if title := _known_title(line, first=number == 0):
            return title
    if head and (title := _title_like(head[0])):
        return title
    for line in head:
        wanted = _WANTED.search(line.text)
        if wanted and (title := _as_title(line.part(*wanted.span("title")))) and _is_role(title):
            return title
    return None


def title_text(title: Passage) -> str:
    """The title as it is shown: not in capitals, and beginning with one."""
    text = title.text
    if text.isupper():
        words = (word if len(word) < 3 else word.capitalize() for word in text.split())
        text = " ".join(word.lower() if word.upper() in _SMALL_WORDS else word for word in words)
    return text[:1].upper() + text[1:]


def find_company(lines: Sequence[Line], title: Passage | None) -> Passage | None:
    """The company, at most 60 characters and 5 words; None where none is named."""
    for line in lines:
        if label := _COMPANY_LABEL.match(line.text):
            return _bounded(line.part(label.start("company")))
    head = lines[:_HEADING_LINES]
    found: list[tuple[Passage, re.Match[str] | None]] = [
        (line, _AT_COMPANY.search(line.text)) for line in head[:2]
    ]
    found += [
        (line, pattern.search(line.text))
        for line in head
        for pattern in (_COMPANY_DOES, _ABOUT, _TO_JOIN)
    ]
    if title is not None and (name := _beside(head, title, lines)):
        found.append((name, _A_NAME.match(name.text)))
    found += [(line, _COMPANY_VERB.search(line.text)) for line in head]
    for line, match in found:
        if match and match["company"].split()[0].casefold() not in _NOT_A_COMPANY:
            return _bounded(line.part(*match.span("company")))
    return None


def _beside(head: Sequence[Line], title: Passage, lines: Sequence[Line]) -> Passage | None:
    """A name on the line of the title, before or after it: best one that is named once more."""
    at = next((n for n, line in enumerate(head) if title.origin[0] in line.origin), None)
    if at is None:
        return None
    near = [head[n] for n in (at - 1, at + 1) if 0 <= n < len(head)]
    names = [part for line in (*near, head[at]) for part in islice(_names(line), 3)]
    names = [name for name in names if not set(name.origin) & set(title.origin)]
    text = " ".join(line.text for line in lines)
    return next((name for name in names if text.count(name.text) > 1), next(iter(names), None))


def _names(line: Line) -> Iterator[Passage]:
    if line.text.endswith((".", ":")) or line.bullet or _NOT_A_NAME.match(line.text):
        return
    begin = 0
    for end in [*(m.span() for m in _SEPARATOR.finditer(line.text)), (len(line.text),) * 2]:
        part = line.part(begin, end[0])
        begin = end[1]
        is_name = _A_NAME.match(part.text) and not _NOT_IN_A_COMPANY.search(part.text)
        if is_name and not part.text.isupper() and not _KNOWN_ROLE.search(part.text):
            yield part
            if end[0] != len(line.text) and line.text[end[0]] == ",":
                return  # what follows a comma is where the company is


def _known_title(line: Line, *, first: bool) -> Passage | None:
    """A title of a known role, where `line` is a heading or begins with one."""
    if line.bullet or _ANY_LABEL.match(line.text) or (not first and line.text.endswith(".")):
        return None
    heading, *more = line.sentences()
    if _WANTED.search(heading.text) or (more and not first):
        return None
    for start in (0, *(match.end() for match in _SEPARATOR.finditer(heading.text))):
        title = _as_title(heading.part(start))
        # A line of its own is a heading; before other sentences one has to be written like one.
        alone = first and start == 0 and not more and line.text[-1] not in ".!?"
        if title is None or not _KNOWN_ROLE.search(title.text):
            continue
        bare = first and start == 0 and _is_only_a_role(title)
        if alone or bare or _is_capitalised(title):
            return title
    return None


def _title_like(line: Line) -> Passage | None:
    """What stands in the place of a title and sounds like one."""
    heading, *more = line.sentences()
    if _WANTED.search(heading.text) or _GREETING.match(heading.text):
        return None
    title = _as_title(heading)
    alone = not more and line.text[-1] not in ".!?"
    if title and _LIKE_A_ROLE.search(title.text) and (alone or _is_capitalised(title)):
        return title
    return None


def _is_role(title: Passage) -> bool:
    return bool(_KNOWN_ROLE.search(title.text) or _LIKE_A_ROLE.search(title.text))


def _as_title(line: Passage) -> Passage | None:
    """The title at the beginning of `line`; None where it reads like a sentence or like nothing."""
    if hours := _HOURS.match(line.text):
        line = line.part(hours.end())
    end = _TITLE_END.search(line.text)
    title = line.part(0, end.start() if end else None).strip("*_ .–—-")
    letters = sum(char.isalpha() for char in title.text)
    if not letters or letters < len(title.text) / 2 or len(title.text.split()) > _MAX_TITLE_WORDS:
        return None
    return _bounded(title)


def _is_only_a_role(title: Passage) -> bool:
    """Such as "Senior backend engineer": a few words that end with a role and say nothing else."""
    words = title.text.split()
    ends_so = any(role.end() == len(title.text) for role in _KNOWN_ROLE.finditer(title.text))
    return ends_so and len(words) <= _ROLE_WORDS and not _SAYS_SOMETHING.search(title.text)


def _is_capitalised(title: Passage) -> bool:
    return all(not word[0].islower() for word in title.text.split() if len(word) > len("and"))


def _bounded(passage: Passage) -> Passage | None:
    short = passage.part(0, MAX_CHARACTERS).strip(" .,;:*_")
    return short if short.text else None
