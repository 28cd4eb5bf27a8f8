"""The résumés made for the tests: what each says, and the file it was made into."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict

HERE: Final = Path(__file__).parent
FILES: Final = HERE / "files"


class _Made(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Contact(_Made):
    """name_only: the name, where more stands beside it."""

    name: str
    name_only: str | None = None
    email: str
    phone: str
    location: str
    links: tuple[str, ...] = ()


class Entry(_Made):
    """A position, a degree or a project. when: as written; start, end, year: what that means."""

    title: str | None = None
    company: str | None = None
    company_only: str | None = None
    place: str | None = None
    when: str | None = None
    start: str | None = None
    end: str | None = None
    bullets: tuple[str, ...] = ()
    degree: str | None = None
    school: str | None = None
    school_only: str | None = None
    year: int | None = None
    name: str | None = None
    description: str | None = None
    technologies: tuple[str, ...] = ()


class Part(_Made):
    """One section. side: whether it stands in the narrow column of layouts that have one."""

    kind: Literal["summary", "experience", "education", "skills", "projects", "other"]
    heading: str
    side: bool = False
    text: str = ""
    entries: tuple[Entry, ...] = ()
    skills: tuple[str, ...] = ()
    groups: dict[str, tuple[str, ...]] = {}
    lines: tuple[str, ...] = ()


class Content(_Made):
    """What a résumé says, and which layout it is set in. leading: height of a line,
    in units of the type's size. label: of phone, e-mail and address.
    """

    layout: str
    scanned: bool = False
    leading: float = 1.4
    accent: str = "#20445e"
    font: str | None = None
    label: tuple[str, str, str] | None = None
    contact: Contact
    parts: tuple[Part, ...]

    def entries(self, kind: str) -> list[Entry]:
        """All entries of sections of a kind."""
        return [entry for part in self.parts if part.kind == kind for entry in part.entries]

    def skills(self) -> list[str]:
        """All skills that are listed."""
        return [
            skill
            for part in self.parts
            for skill in (*part.skills, *(one for group in part.groups.values() for one in group))
        ]


@dataclass(frozen=True)
class Made:
    """A résumé of the corpus. held_out: made after the rules; see docs/benchmarks.md."""

    name: str
    held_out: bool
    content: Content
    path: Path


def load_corpus() -> list[Made]:
    """All résumés, by name. Raises FileNotFoundError where a file was not made."""
    return [
        Made(source.stem, held_out, content, _file(source.stem))
        for folder, held_out in (("tuned", False), ("held_out", True))
        for source, content in contents(folder)
    ]


def contents(folder: str) -> list[tuple[Path, Content]]:
    """What the résumés of one half say."""
    return [
        (source, Content.model_validate(tomllib.loads(source.read_text("utf-8"))))
        for source in sorted((HERE / folder).glob("*.toml"))
    ]


def _file(name: str) -> Path:
    found = sorted(FILES.glob(f"{name}.*"))
    if not found:
        raise FileNotFoundError(f"No file for the résumé {name}: run python -m tests.resumes.make.")
    return found[0]
