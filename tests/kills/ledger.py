"""What a candidate knows to have been saved, asked and said: what must be there in the end."""

from dataclasses import dataclass, field
from typing import Final

LOST_AT_MOST_S: Final = 1.5
"""What a kill may take of the sound before it."""


@dataclass(slots=True)
class Said:
    """A sentence; `began` and `cut` are the candidate's clock. cut: when the process was killed."""

    question_id: str
    words: tuple[str, ...]
    began: float
    duration_s: float
    cut: float | None = None

    @property
    def kept_s(self) -> float:
        """How much of it no kill may take."""
        if self.cut is None:
            return self.duration_s
        return min(self.duration_s, max(0.0, self.cut - LOST_AT_MOST_S - self.began))

    @property
    def kept_words(self) -> tuple[str, ...]:
        """The words in that part, taking them for equally long."""
        return self.words[: int(len(self.words) * self.kept_s / self.duration_s)]


@dataclass(slots=True)
class Ledger:
    """One candidate's, over all sittings. `problems`: what was wrong at once."""

    saved: dict[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])
    """By answer id: question id and text, as last told by `answer_saved`."""
    typed: dict[str, str] = field(default_factory=dict[str, str])
    """By question id: what was typed last."""
    said: list[Said] = field(default_factory=list[Said])
    live_s: float = 0.0
    cuts: int = 0
    problems: list[str] = field(default_factory=list[str])

    def cut(self, began: float, at: float) -> None:
        """The sitting that began at `began` was killed at `at`."""
        self.cuts += 1
        for said in self.said:
            if said.began >= began:
                said.cut = at

    def too_late(self, at: float) -> None:
        """The interview was over at `at`: a sentence that was not is owed by nobody."""
        for said in self.said:
            if said.began + said.duration_s > at:
                said.cut = said.began
