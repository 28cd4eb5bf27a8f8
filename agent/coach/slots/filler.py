"""What stands in a slot of a question."""

from collections.abc import Mapping
from dataclasses import dataclass

from agent.coach.bank import Slot


@dataclass(frozen=True)
class Filler:
    """`text`, as it is on the résumé or in the job post.

    skill: the one of the bank that it means, if any. article: what it is spoken with, if anything.
    """

    text: str
    skill: str | None = None
    article: str = ""

    @property
    def spoken(self) -> str:
        """As it stands in a sentence."""
        return f"{self.article} {self.text}".lstrip()


Filling = Mapping[Slot, Filler]
"""What stands in each slot of a question."""
