"""The written pages: their links lead somewhere, and every decision is listed and complete."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
DECISIONS = sorted((ROOT / "docs/decisions").glob("*.md"))
LINK = re.compile(r"\]\((?!https?://|mailto:|#)([^)#\s]+)")
SECTIONS = ["## Context", "## Decision", "## Consequences"]


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_relative_links_lead_to_a_file(page: Path) -> None:
    for target in LINK.findall(page.read_text()):
        assert (page.parent / target).exists(), f"{name(page)} links to {target}"


@pytest.mark.parametrize("page", DECISIONS, ids=name)
def test_a_decision_has_its_sections_in_order(page: Path) -> None:
    lines = page.read_text().splitlines()
    assert lines[0].startswith(f"# {page.name[:4]} ")
    assert [line for line in lines if line.startswith("## ")] == SECTIONS


def test_decisions_are_numbered_once_and_all_listed() -> None:
    numbers = [page.name[:4] for page in DECISIONS]
    assert len(numbers) == len(set(numbers))
    listed = LINK.findall((ROOT / "docs/README.md").read_text())
    for page in DECISIONS:
        assert f"decisions/{page.name}" in listed


def test_contributing_names_every_command() -> None:
    commands = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert commands
    text = (ROOT / "CONTRIBUTING.md").read_text()
    for command in commands:
        assert command == "help" or f"make {command}" in text
