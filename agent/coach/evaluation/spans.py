"""Where in an answer something stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of what was said, verbatim.

    part: 0 is the answer itself, n the answer to its n-th follow-up. start, end: characters of
    that text.
    """

    part: int
    start: int
    end: int

    def of(self, texts: tuple[str, ...]) -> str:
        """The piece, of the answer and those to its follow-ups."""
        return texts[self.part][self.start : self.end]
