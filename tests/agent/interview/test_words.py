"""Text as the rules see it."""

import pytest

from agent.interview.words import plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Let's, let's stop here.", "let us stop here"),
        ("Can we, can we skip this one?", "can we skip this one"),
        ("I’d like… well, I DON'T know!", "i would like well i do not know"),
        ("I can't; cannot; won't", "i can not will not"),
        ("uh-huh", "uh huh"),
        ("That's it, we're done", "that is it we are done"),
        (" \n", ""),
        ("?!…", ""),
    ],
)
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected
