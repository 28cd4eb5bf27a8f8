"""Extracted text made plain."""

import pytest

from agent.coach.resume import tidy


@pytest.mark.parametrize("mark", ["●", "▪ ", "- ", "* ", "➢", "\uf0b7 ", "– ", "» ", "o ", "✓"])
def test_every_kind_of_bullet_becomes_one_kind(mark: str) -> None:
    """Indentation stays."""
    assert tidy(f"  {mark}Cooked") == "  • Cooked"


def test_a_bullet_on_a_line_of_its_own_joins_its_item() -> None:
    """Some writers draw it first."""
    assert tidy("•\nCooked\n•\nBaked\n") == "• Cooked\n• Baked\n"


def test_a_dash_inside_a_line_is_no_bullet() -> None:
    """Nor is a hyphen that begins a number or a word."""
    assert tidy("Cook - Leeds\n-5 degrees") == "Cook - Leeds\n-5 degrees"


def test_ligatures_unseen_characters_and_wide_spaces_go() -> None:
    """They would keep words from being found."""
    assert tidy("eﬃcient\u00a0of\u00adfice\u200b work\r\n") == "efficient office work\n"


def test_letters_set_wide_apart_are_words_again() -> None:
    """Two spaces stand between words; what only looks like it stays."""
    assert tidy("W O R K  H I S T O R Y") == "WORK HISTORY"
    assert tidy("\vS O B R E  M Í\n") == "\vSOBRE MÍ\n"
    assert tidy("I am at it") == "I am at it"


def test_marks_of_markdown_go() -> None:
    """Of headings and of emphasis, not of multiplication."""
    assert tidy("## Skills\n- **Go**: 2 * 3 * 4") == "Skills\n• Go: 2 * 3 * 4"
