"""One thing that is said about an answer, and the words of the candidate that show it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Noted:
    """text: for the candidate. quote: verbatim; null where it is about what is not there."""

    text: str
    quote: str | None = None
