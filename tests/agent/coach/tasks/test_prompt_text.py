"""Prompts have versions, and none changes without a new one."""

import hashlib
import tomllib
from pathlib import Path

import pytest

from agent.coach.tasks.prompt_text import FOLDER, prompt_text, version_of

RECORD = tomllib.loads((FOLDER / "digests.toml").read_text())
FILES = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_prompt_does_not_change_without_a_new_version(file: Path) -> None:
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    assert RECORD.get(file.name) == digest, (
        f"{file.name} was published with another text. Keep that one, give the new text the next "
        f'version, and record it in digests.toml: "NAME" = "{digest}"'
    )


def test_the_record_names_no_file_that_is_gone() -> None:
    assert set(RECORD) == {file.name for file in FILES}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_prompt_holds_no_place_to_fill(file: Path) -> None:
    text = file.read_text()
    assert "{" not in text, "what is filled in is data, and data has its fence"
    assert text.startswith("== ")
    assert all(body for _, body in prompt_text(file.name.partition(".")[0]).parts)


def test_there_is_no_prompt_of_that_name() -> None:
    with pytest.raises(LookupError, match="no prompt nothing"):
        prompt_text("nothing")


def test_a_part_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ValueError, match="unpack"):
        prompt_text("relevance").part("nothing")


def test_other_words_are_another_version() -> None:
    one, other = prompt_text("relevance"), prompt_text("clarity")
    versions = {
        version_of([one]),
        version_of([other]),
        version_of([one, other]),
        version_of([one], 3),
        version_of([one], 5),
    }
    assert len(versions) == 5
    assert version_of([one], 3) == version_of([prompt_text("relevance")], 3)
