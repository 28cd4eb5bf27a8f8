"""The headings of a job post, and what the lines below each of them are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from agent.coach.passages import Line, Passage

Kind = Literal["required", "nice", "duties", "other"]
"""What a part of a post tells: what one must bring, may bring, will do, or something else."""

_MAX_HEADING_WORDS: Final = 8
_SURE_HEADING_WORDS: Final = 4
_WORDS_OF_A_DUTY: Final = 6

_ABOUT_THE_JOB: Final = re.compile(
    r"\babout (?:the|this) (?:role|job|position)|\bjob (?:description|purpose)|purpose of the job",
    re.IGNORECASE,
)
_ABOUT_YOU: Final = re.compile(
    r"\babout you\b|\bwho you are\b|\bwe(?:'|’)?(?: a)?re (?:looking for|after)\b", re.IGNORECASE
)
_KINDS: Final[tuple[tuple[Kind, re.Pattern[str]], ...]] = (
    ("required", _ABOUT_YOU),
    (
        "nice",
        re.compile(
            r"\b(?:nice|plus(?:es)?|bonus|prefer\w*|desir\w*|advantag\w*|ideally|extra|beneficial|"
            r"brownie|cherry|awesome|stand out|useful|helpful|welcome|optional|also had|"
            r"(?:would|'d) be (?:great|good|nice)|great if|von vorteil|vorteil|wünschenswert)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "other",
        re.compile(
            r"\b(?:offers?|benefits?|perks?|salary|pay|compensation|reward|apply|application|"
            r"process|why|culture|values|diversity|equal|bieten|benefits|contact|location|"
            r"terms|package|what to expect from us)\b|\babout (?!the role|the job)",
            re.IGNORECASE,
        ),
    ),
    (
        "required",
        re.compile(
            r"\b(?:require\w*|qualifi\w*|criteria|essentials?|must|needs?|needed|bring|skills?|"
            r"knowledge|experience|profile?|profil|specification|expect|ask|looking for|"
            r"(?:you|you'll|should|you’ll) have|you've got|ideal candidate|anforderungen|"
            r"mitbringst|competenc\w+|background|successful)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "duties",
        re.compile(
            r"\b(?:responsib\w+|duties|tasks?|do|doing|own|mission|impact|role|job|position|work|"
            r"accountabilit\w+|day to day|day-to-day|a day|awaits|aufgaben|purpose|"
            r"you(?:'|’)ll|you will|objectives|what you)\b",
            re.IGNORECASE,
        ),
    ),
)
_ASKS_PERSON: Final = re.compile(
    r"^(?:what|your?|you|the|this|about|key|main|who|our|in|we|how|why|it)\b", re.IGNORECASE
)
_LABELLED: Final = re.compile(r"(?P<label>[^:.]{3,40}):\s+(?=\S)")


@dataclass(frozen=True)
class Item:
    """A line or a sentence of a post. kind: null where no heading tells. listed: one of a list."""

    passage: Passage
    kind: Kind | None
    listed: bool


@dataclass(frozen=True)
class Heading:
    """A line that says what the lines below it are."""

    passage: Passage
    kind: Kind | None


def heading_kind(text: str) -> Kind | None:
    """What lines below a heading of this text are; null where it does not tell."""
    if _ABOUT_THE_JOB.search(text):
        return "duties"
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), None)


def read_sections(lines: Sequence[Line], title: Passage | None) -> Iterator[Item | Heading]:
    """Headings and, below them, items, in order; lists give their lines and prose its sentences."""
    kind: Kind | None = None
    in_list = False
    title_line = -1 if title is None else title.span[0]
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        if title_line in line.origin and not line.text.endswith("."):
            continue
        if _is_heading(line, following):
            kind, in_list = heading_kind(line.text), False
            yield Heading(line, kind)
            continue
        if in_list and line.after_gap and not line.bullet:
            kind = None  # the list is over, and nothing says what comes now
        rest: Passage = line
        label = _LABELLED.match(line.text)
        own: Kind | None = kind
        if label and not line.bullet and (named := _label_kind(label["label"], line)):
            yield Heading(line.part(0, label.end("label")), named)
            rest, own = line.part(label.end()), named
        sentences = [one for one in rest.sentences() if one.text]
        listed = line.bullet or (own is not None and len(sentences) < 2)
        in_list = in_list or listed
        for item in (rest,) if line.bullet else sentences:
            yield Item(item, own, listed)


def _label_kind(label: str, line: Line) -> Kind | None:
    """What follows the label on its line; "Work: hybrid" does not tell what is to be done."""
    kind = heading_kind(label)
    return None if kind == "duties" and len(line.text.split()) < _WORDS_OF_A_DUTY else kind


def _is_heading(line: Line, following: Line | None) -> bool:
    text = line.text
    if len(text.split()) > _MAX_HEADING_WORDS or text.endswith((".", ",", ";")):
        return False
    if text.endswith(":"):
        return True
    if line.bullet or ": " in text:
        return False
    if line.marked:
        return True
    if heading_kind(text) is None:
        return False
    if following is not None and following.bullet:
        return True
    words = len(text.split())
    return line.after_gap and (words <= _SURE_HEADING_WORDS or bool(_ASKS_PERSON.match(text)))
