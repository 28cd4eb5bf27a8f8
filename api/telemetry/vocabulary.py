"""What pages may tell, and between which bounds: nothing else is kept."""

from collections.abc import Mapping
from typing import Final

MS: Final = 600_000.0

PAGES: Final = frozenset(
    {
        "start",
        "home",
        "new-interview",
        "green-room",
        "live",
        "results",
        "progress",
        "interviews",
        "resumes",
        "account",
        "shared",
        "admin",
        "practice",
        "sign-in",
        "register",
    }
)
OTHER_PAGE: Final = "other"
"""Stands for any page that is not listed, so that no address of a thing is kept."""

BOUNDS: Final[Mapping[str, tuple[float, float]]] = {
    # Web vitals, in milliseconds but for the layout's shift.
    "lcp": (0, MS),
    "inp": (0, MS),
    "cls": (0, 100),
    "fcp": (0, MS),
    "ttfb": (0, MS),
    # How a call was reached and how it went: milliseconds, then how often.
    "joined-after": (0, MS),
    "heard-after": (0, MS),
    "reconnects": (0, 1_000),
    "microphone-refused": (0, 1_000),
    "page-error": (0, 1_000),
    "registered": (0, 1_000),
    "interview-created": (0, 1_000),
    "questions-made": (0, 1_000),
    "interview-started": (0, 1_000),
    "interview-completed": (0, 1_000),
    "quote-played": (0, 1_000),
    "practised-again": (0, 1_000),
}
"""Least and most by name; a figure outside is brought to its bound."""
