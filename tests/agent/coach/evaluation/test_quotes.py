"""What stands in a checked judgement was said, word for word, and where it says."""

import string
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.coach.evaluation.quotes import Place, checked, is_said, places, tokens
from schemas.results import Quote
from schemas.turn import Word
from tests.fakes.evaluator import judgement

SAID = "Well, I don't know – I moved the state-of-the-art cache. I moved it twice, by 3.5 %."


def heard(text: str = SAID) -> list[Word]:
    """A word a second."""
    return [
        Word(text=word, start_s=n, end_s=n + 0.8, confidence=0.9)
        for n, word in enumerate(text.split())
    ]


def quote(text: str, start_s: float = 0.0, end_s: float = 0.0) -> Quote:
    return Quote(text=text, start_s=start_s, end_s=end_s, kind="evidence")


def placed(*quotes: Quote) -> list[tuple[str, float, float]]:
    found = checked(judgement(quotes=quotes), heard(), [SAID]).quotes
    return [(one.text, one.start_s, one.end_s) for one in found]


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        ("i DON’T know", ("I don't know", 1, 3.8)),
        ("dont know", ("don't know", 2, 3.8)),
        ("know I moved", ("know – I moved", 3, 6.8)),
        ("the state of the art cache", ("the state-of-the-art cache.", 7, 9.8)),
        ("by 3.5 percent", None),
        ("3.5", ("3.5", 15, 15.8)),
        ("of the art cache", None),
        ("the cache", None),
        ("moved … cache", None),
        ("Well, I do not know", None),
        ("", None),
        ("…", None),
    ],
)
def test_a_quote_is_found_word_for_word(
    quotation: str, expected: tuple[str, float, float] | None
) -> None:
    assert placed(quote(quotation)) == ([] if expected is None else [expected])


def test_what_was_said_twice_is_quoted_where_it_was_meant() -> None:
    assert placed(quote("I moved")) == [("I moved", 5, 6.8)]
    assert placed(quote("I moved", start_s=9)) == [("I moved", 10, 11.8)]


def test_what_was_not_said_is_dropped_and_counted() -> None:
    star = {
        "situation": {"found": True, "quote": "In 2019 we had a cache"},
        "task": {"found": False, "quote": None},
        "action": {"found": True, "quote": "I moved it"},
        "result": {"found": True, "quote": "by 3.5 %"},
    }
    invented = judgement(
        quotes=[quote("I moved"), quote("I led the team")],
        wording=[
            {"said": "I moved it twice", "better": "I moved it in two steps"},
            {"said": "We did stuff", "better": "I rebuilt it"},
        ],
        star=star,
    )
    found = checked(invented, heard(), [SAID])
    assert [one.text for one in found.quotes] == ["I moved"]
    assert [one.said for one in found.wording] == ["I moved it twice"]
    assert (found.star.situation.found, found.star.situation.quote) == (False, None)
    assert (found.star.action.quote, found.star.result.quote) == ("I moved it", "by 3.5 %")
    assert found.dropped_quotes == 3
    assert (found.score, found.findings) == (invented.score, invented.findings)


@pytest.mark.parametrize(
    "part", [{"found": True, "quote": None}, {"found": False, "quote": "I moved it"}]
)
def test_a_part_of_the_story_is_found_with_its_quote_or_not_at_all(part: dict[str, object]) -> None:
    missing = {"found": False, "quote": None}
    star = {"situation": missing, "task": missing, "action": part, "result": missing}
    found = checked(judgement(star=star), heard(), [SAID]).star
    assert (found.action.found, found.action.quote) == (False, None)


def test_what_was_typed_is_not_quoted_as_sound() -> None:
    typed = judgement(
        quotes=[quote("I moved")],
        wording=[{"said": "I moved it", "better": "I rebuilt it"}],
    )
    found = checked(typed, [], [SAID])
    assert (found.quotes, found.dropped_quotes) == ((), 1)
    assert len(found.wording) == 1


WORDS = st.lists(
    st.one_of(
        st.sampled_from(["I", "did", "it", "Did", "it.", "don't", "e-mail", "3.5", "–", "naïve"]),
        st.text(string.printable + "éß́’İſ是", min_size=1, max_size=6).filter(
            lambda text: not any(map(str.isspace, text))
        ),
    ),
    max_size=12,
)


@st.composite
def said_and_quoted(draw: st.DrawFn) -> tuple[list[Word], list[Quote]]:
    """Words in order, and quotations: stretches of them, in other letters, and inventions."""
    words = heard(" ".join(draw(WORDS)))
    quotes: list[Quote] = []
    for _ in range(draw(st.integers(0, 4))):
        first = draw(st.integers(0, len(words)))
        behind = draw(st.integers(first, len(words)))
        text = " ".join(word.text for word in words[first:behind])
        text = draw(st.sampled_from([text, text.upper(), text.replace(".", ""), text + " x"]))
        at: Any = draw(st.floats(0, 20))
        quotes.append(quote(text, start_s=at, end_s=at))
    return words, quotes


@given(said_and_quoted())
def test_every_quote_that_stays_was_heard_and_has_its_place(
    case: tuple[list[Word], list[Quote]],
) -> None:
    words, quotes = case
    found = checked(judgement(quotes=quotes), words, [])
    assert len(found.quotes) + found.dropped_quotes == len(quotes)
    for one in found.quotes:
        first = next(n for n, word in enumerate(words) if word.start_s == one.start_s)
        last = next(n for n, word in enumerate(words) if word.end_s == one.end_s)
        assert one.text == " ".join(word.text for word in words[first : last + 1])
        assert any(
            tokens(one.text) == tokens(asked.text) and one.kind == asked.kind for asked in quotes
        )
    assert checked(found, words, []) == found


@given(st.lists(st.sampled_from(["did", "I", "it", "–"]), max_size=9))
def test_every_stretch_of_what_was_said_is_found(said: list[str]) -> None:
    words = heard(" ".join(said))
    for first in range(len(words)):
        for behind in range(first + 1, len(words) + 1):
            stretch = [word for word in words[first:behind] if tokens(word.text)]
            text = " ".join(word.text for word in stretch)
            if stretch:
                place = Place(words.index(stretch[0]), words.index(stretch[-1]) + 1)
                assert place in places(text, words)
                assert is_said(text, [" ".join(said)])
