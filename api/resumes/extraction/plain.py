"""Plain text in whatever encoding."""

import codecs
from typing import Final

from charset_normalizer import CharsetMatch, from_bytes

from api.errors import WrongType
from api.resumes.extraction.faults import WRONG_TYPE

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # The longer mark first: it begins with the shorter one.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ENCODINGS: Final = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257",
    "koi8_r", "shift_jis", "gb18030", "big5", "euc_jp", "euc_kr",
]  # fmt: skip
"""What people's programs write beside UTF-8; where two are as likely, the first."""

_GUESSED_BYTES: Final = 64 * 1024
_MAX_CONTROLS: Final = 0.001
"""Share of the characters; a text has none, a program has many."""

_TEXT_CONTROLS: Final = frozenset("\t\n\v\f\r\x1b")


def read_plain(data: bytes) -> str:
    """The text. Raises WrongType where it is none."""
    text = _decoded(data)
    controls = sum(char < " " and char not in _TEXT_CONTROLS for char in text)
    if "\0" in text or controls > _MAX_CONTROLS * len(text):
        raise WrongType(WRONG_TYPE, field="file")
    return text


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    try:
        return data.decode()
    except UnicodeDecodeError:
        guesses = from_bytes(data[:_GUESSED_BYTES], cp_isolation=_ENCODINGS)
    if not guesses:
        raise WrongType(WRONG_TYPE, field="file")
    return _strictly(data, min(guesses, key=_unlikeliness).encoding)


def _unlikeliness(guess: CharsetMatch) -> tuple[float, float, int]:
    return guess.chaos, -guess.coherence, _ENCODINGS.index(guess.encoding)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise WrongType(WRONG_TYPE, field="file") from error
