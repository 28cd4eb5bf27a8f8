"""The payloads are many, distinct, and of every kind and place."""

import base64
import codecs
import re
import unicodedata
from collections import Counter
from typing import get_args

from tests.injections.payloads import FOLDER, Place, load_payloads

PAYLOADS = load_payloads()


def texts(kind: str) -> list[str]:
    return [one.text for one in PAYLOADS if one.kind == kind]


def test_there_are_enough_of_each() -> None:
    assert len(PAYLOADS) >= 300
    places = Counter(one.place for one in PAYLOADS)
    assert all(places[place] >= 80 for place in get_args(Place))
    kinds = Counter(one.kind for one in PAYLOADS)
    assert len(kinds) >= 20
    assert all(kinds[path.stem] >= 10 for path in FOLDER.iterdir())


def test_every_kind_is_in_every_place() -> None:
    found = {(one.kind, one.place) for one in PAYLOADS}
    kinds = {one.kind for one in PAYLOADS}
    assert found == {(kind, place) for kind in kinds for place in get_args(Place)}


def test_each_is_there_once_and_says_something() -> None:
    assert len({one.id for one in PAYLOADS}) == len(PAYLOADS)
    plain = [" ".join(one.text.casefold().split()) for one in PAYLOADS]
    assert len(set(plain)) == len(PAYLOADS)
    assert all(any(char.isalnum() for char in one.text) for one in PAYLOADS)
    assert all(len(one.text) <= 5_000 for one in PAYLOADS)


def test_what_is_encoded_can_be_decoded() -> None:
    for text in texts("base64"):
        assert base64.b64decode(text, validate=True).decode("ascii").endswith(".")
    for text in texts("rot13"):
        assert re.search(
            r"\b(?:the|and|my|of|one|every|your|i)\b", codecs.decode(text, "rot13"), re.I
        )
    for text in texts("homoglyph"):
        assert any(unicodedata.name(char).startswith("CYRILLIC") for char in text)
    for text in texts("zero_width"):
        assert any(unicodedata.category(char) == "Cf" for char in text)
    assert all(re.search(r"[a-z]\d|\d[a-z]", text) for text in texts("leetspeak"))


def test_many_languages_are_spoken() -> None:
    scripts = {
        unicodedata.name(char).split()[0]
        for text in texts("language")
        for char in text
        if char.isalpha()
    }
    assert {"LATIN", "CYRILLIC", "CJK", "HIRAGANA", "ARABIC", "DEVANAGARI", "HANGUL", "GREEK"} <= (
        scripts
    )
