"""Sentences, with everything that looks like their end and is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.speaking.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thanks. Let's go on.", ["Thanks.", "Let's go on."]),
        ("Really? Yes! Good.", ["Really?", "Yes!", "Good."]),
        ("Why Node.js, e.g. for APIs?", ["Why Node.js, e.g. for APIs?"]),
        ("It rose from 3.5 to 9.2. Why?", ["It rose from 3.5 to 9.2.", "Why?"]),
        ("Dr. Smith asks. You answer.", ["Dr. Smith asks.", "You answer."]),
        ("J. K. Rowling wrote it. True.", ["J. K. Rowling wrote it.", "True."]),
        ("Logs, traces, etc. Then what?", ["Logs, traces, etc.", "Then what?"]),
        ('She said "Go." Then she left.', ['She said "Go."', "Then she left."]),
        ("Well... I see. Hm… Next.", ["Well...", "I see.", "Hm…", "Next."]),
        ("First line\nsecond line", ["First line", "second line"]),
        ("No stop at the end", ["No stop at the end"]),
        ("  ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text(max_size=200))
def test_nothing_is_lost_or_empty(text: str) -> None:
    found = sentences(text)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(sentence == sentence.strip() and sentence for sentence in found)
