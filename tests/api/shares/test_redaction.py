"""What a cover goes over, and what it leaves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.shares.redaction import Hidden, Redactor

ADA = Redactor(
    Hidden(
        names=["Ada María Lovelace"],
        contacts=["ada@example.org", "020 7946 0958"],
        terms=["Analytical Engines", "St. John's College"],
    )
)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("I am Ada Lovelace.", "I am [name] [name]."),
        ("I am Ada María Lovelace.", "I am [name]."),
        ("i'm ada and ADA'S friend", "i'm [name] and [name]'S friend"),
        ("Maria wrote it", "[name] wrote it"),
        ("Mari\u0301a wrote it", "[name] wrote it"),
        ("Lovelace-Byron", "[name]-Byron"),
        ("the adamant canada", "the adamant canada"),
        ("at analytical engines, and at Analytical-Engines", "at [résumé], and at [résumé]"),
        ("analytical thinking about engines", "analytical thinking about engines"),
        ("St Johns or St John's College", "St Johns or [résumé]"),
        ("Write to Ada.L+x@mail.example.org!", "Write to [contact]!"),
        ("See https://ada.example/cv, or www.ada.example", "See [contact] or [contact]"),
        ("Call 020 7946 0958 or 02079460958.", "Call [contact] or 02079460958."),
        ("Call +44 20 7946 0958 now", "Call [contact] now"),
        ("From 2019 - 2021 we had 1,000,000 users", "From 2019 - 2021 we had 1,000,000 users"),
        ("", ""),
    ],
)
def test_texts(said: str, shown: str) -> None:
    assert ADA.text(said) == shown


def test_single_words_of_one_text() -> None:
    words = ["I", "joined", "Analytical", "Engines,", "says", "Ada."]
    covered = ["I", "joined", "[résumé]", "[résumé]", "says", "[name]"]
    assert ADA.words(words) == covered


def test_every_text_is_searched_but_ids_and_our_own_words() -> None:
    value = {
        "answer_id": "ada",
        "status": "scored",
        "score": 7.5,
        "words": [{"text": "Ada", "start_s": 0.0}],
        "wording": [{"said": "Ada did", "better": "I did"}],
        "invented_later": {"deep": ["about Ada"]},
    }
    assert ADA.value(value) == {
        "answer_id": "ada",
        "status": "scored",
        "score": 7.5,
        "words": [{"text": "[name]", "start_s": 0.0}],
        "wording": [{"said": "[name] did", "better": "I did"}],
        "invented_later": {"deep": ["about [name]"]},
    }


@given(st.text(), st.text(alphabet=" ,.;:'\n-", min_size=1, max_size=3), st.text())
def test_a_name_between_other_words_is_always_covered(before: str, gap: str, after: str) -> None:
    said = f"{before}{gap}Lovelace{gap}{after}"
    assert "Lovelace" not in ADA.text(said)


def test_a_long_text_with_many_terms_takes_no_time() -> None:
    redactor = Redactor(Hidden(terms=[f"Company {n} of Many" for n in range(5_000)]))
    text = "Company of many " * 10_000 + "Company 7 of Many"
    assert redactor.text(text).endswith("many [résumé]")
