"""A file that somebody might send, and what becomes of it."""

from dataclasses import dataclass
from typing import Final

ACCEPTED: Final = "accepted"
WRONG_TYPE: Final = "wrong_type"

STATUS: Final = {ACCEPTED: 201, WRONG_TYPE: 415, "too_large": 413}
"""Of an outcome; every other one is a file that cannot be read, 422."""


@dataclass(frozen=True, slots=True)
class Case:
    """outcome: ACCEPTED or the code of the error. says: text that must be read in it."""

    name: str
    data: bytes
    outcome: str
    filename: str = "cv.pdf"
    says: str = ""

    @property
    def status(self) -> int:
        """What the upload is answered with."""
        return STATUS.get(self.outcome, 422)
