"""Where a text that a model copied stands in its source; what stands nowhere is dropped. Pure."""

import re
from collections.abc import Iterable
from typing import Final

from schemas.resumes import Span

_HYPHENS: Final = "\\-‐‑–—"
_BREAK: Final = r"(?:-[ \t]{0,8}\n\s{0,8})?"
_CUT: Final = re.compile(r"(?<=[^\W\d_])-[ \t]*\n\s*(?=[^\W\d_])")


class Places:
    """The source of copies. spans: the place of each that was kept, by its path. missing: those
    that were not found."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.spans: dict[str, Span] = {}
        self.missing: list[str] = []

    def text(self, path: str, copy: str | None, *, after: int = 0) -> str | None:
        """What the source has there, in its own letters with single spaces; None where it is not.

        after: looked for from here on first, so that what stands there twice is found in its place.
        """
        if copy is None:
            return None
        span = self._find(copy, after)
        if span is None:
            self.missing.append(copy)
            return None
        self.spans[path] = span
        return self._tidy(span, " ".join(copy.split()))

    def texts(self, path: str, copies: Iterable[str], *, after: int = 0) -> tuple[str, ...]:
        """Those of a list that are found, numbered as they are kept."""
        kept: list[str] = []
        for copy in copies:
            found = self.text(f"{path}/{len(kept)}", copy, after=after)
            if found is not None:
                kept.append(found)
        return tuple(kept)

    def behind(self, path: str, otherwise: int) -> int:
        """Where all that was kept under a path ends."""
        ends = [span[1] for one, span in self.spans.items() if one.startswith(f"{path}/")]
        return max(ends, default=otherwise)

    def _tidy(self, span: Span, copy: str) -> str:
        text = self.slice(span)
        # "well-" and "known" in two lines may be one word or two: the copy tells.
        joined = " ".join(_CUT.sub("", text).split())
        return joined if joined.casefold() == copy.casefold() else " ".join(text.split())

    def slice(self, span: Span) -> str:
        """What stands there, as it is."""
        return self._source[span[0] : span[1]]

    def _find(self, copy: str, after: int) -> Span | None:
        if not any(char.isalnum() for char in copy):
            return None
        for word in (_word, _broken_word):
            words = r"\s+".join(map(word, copy.split()))
            pattern = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
            match = pattern.search(self._source, after) or pattern.search(self._source)
            if match is not None:
                return match.span()
        return None


def _word(word: str) -> str:
    """A word as it may be written: any hyphen for any other."""
    return "".join(map(_char, word))


def _broken_word(word: str) -> str:
    """The same with a hyphen and a line break somewhere in it."""
    return _BREAK.join(map(_char, word))


def _char(char: str) -> str:
    return f"[{_HYPHENS}]" if char in _HYPHENS else re.escape(char)
