"""How much of a résumé was read right."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Final, TypeVar

from schemas.resumes import Experience, ParsedResume
from tests.resumes.corpus import Entry, Made

_SCAN_LIKENESS: Final = 0.9
"""Share of the letters that must be right where text was recognised in a picture."""

T = TypeVar("T")
U = TypeVar("U")


@dataclass
class Found:
    """What is there, what was read, and what is in both."""

    there: int = 0
    read: int = 0
    right: int = 0

    @property
    def f1(self) -> float:
        """Twice the right ones, of all that is there and all that was read."""
        return 2 * self.right / (self.there + self.read) if self.there + self.read else 1.0

    @property
    def recall(self) -> float:
        """The right ones, of all that is there."""
        return self.right / self.there if self.there else 1.0


@dataclass
class Score:
    """Of some résumés. missed: what was read wrong, in words."""

    resumes: int = 0
    single: dict[str, int] = field(default_factory=dict[str, int])
    lists: dict[str, Found] = field(default_factory=dict[str, Found])
    missed: list[str] = field(default_factory=list[str])

    def share(self, name: str) -> float:
        """Of the résumés, how many have this value right."""
        return self.single[name] / self.resumes


def score(read: Iterable[tuple[Made, ParsedResume]]) -> Score:
    """All résumés together; every entry, skill and bullet counts the same."""
    total = Score()
    for made, parsed in read:
        _Scorer(total, made, parsed).run()
    return total


class _Scorer:
    def __init__(self, total: Score, made: Made, parsed: ParsedResume) -> None:
        self._total, self._made, self._parsed = total, made, parsed

    def run(self) -> None:
        self._total.resumes += 1
        who, parsed, content = self._made.content.contact, self._parsed, self._made.content
        self._single("name", self._same(who.name_only or who.name, parsed.name), parsed.name)
        self._single("e-mail", who.email == parsed.email, parsed.email)
        self._single("phone", who.phone == parsed.phone, parsed.phone)
        self._single("location", self._same(who.location, parsed.location), parsed.location)
        self._list("links", who.links, parsed.links, lambda one, other: one == other)
        self._list("skills", content.skills(), parsed.skills, self._same)
        positions = content.entries("experience")
        self._list("positions", positions, parsed.experience, self._same_position)
        bullets = [one for entry in positions for one in entry.bullets]
        read = [one for entry in parsed.experience for one in entry.bullets]
        self._list("bullets", bullets, read, self._same)
        self._list(
            "degrees",
            content.entries("education"),
            parsed.education,
            lambda one, other: (
                self._same(one.degree, other.degree)
                and self._same(one.school_only or one.school, other.school)
                and one.year == other.year
            ),
        )
        self._list(
            "projects",
            content.entries("projects"),
            parsed.projects,
            lambda one, other: (
                self._same(one.name, other.name)
                and self._same(one.description, other.description)
                and one.technologies == other.technologies
            ),
        )

    def _single(self, name: str, right: bool, read: object) -> None:
        self._total.single[name] = self._total.single.get(name, 0) + right
        if not right:
            self._miss(name, read)

    def _list(
        self, name: str, there: Sequence[T], read: Sequence[U], same: Callable[[T, U], bool]
    ) -> None:
        left = list(read)
        right = 0
        for one in there:
            match = next((other for other in left if same(one, other)), None)
            if match is None:
                self._miss(f"{name}: not read", one)
            else:
                right += 1
                left.remove(match)
        for other in left:
            self._miss(f"{name}: not there", other)
        found = self._total.lists.setdefault(name, Found())
        found.there += len(there)
        found.read += len(read)
        found.right += right

    def _same_position(self, there: Entry, read: Experience) -> bool:
        return (
            self._same(there.company_only or there.company, read.company)
            and self._same(there.title, read.title)
            and (there.start, there.end) == (read.start, read.end)
        )

    def _same(self, there: str | None, read: str | None) -> bool:
        if there is None or read is None:
            return there is read
        one, other = there.casefold(), read.casefold()
        if not self._made.content.scanned:
            return one == other
        return SequenceMatcher(None, one, other).ratio() >= _SCAN_LIKENESS

    def _miss(self, what: str, value: object) -> None:
        self._total.missed.append(f"{self._made.name}: {what}: {value}")
