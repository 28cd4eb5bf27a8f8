"""What a language model was asked about the open answer, and what it gave. Pure.

It is asked while the candidate speaks, a question at a time, and what it gives counts only as long
as it fits what they have said by then.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from agent.coach.listening import Lack, is_told, says_done
from agent.coach.tasks import follow_up as task
from agent.coach.tasks.follow_up import Clarifying, SoFar
from agent.interview.follow_up import FollowUp
from agent.interview.words import plain

LEAST_WORDS: Final = 12
"""An answer of fewer is not worth asking about yet."""
CLAUSE_WORDS: Final = 8
"""By so much an answer must have grown before it is asked about again."""
GROWN: Final = 1 / 4
"""And by this share of it, while the candidate speaks on: a long answer asks no more often."""
EVERY_S: Final = 3.0
"""Seconds between two requests."""
MOST_ASKED: Final = 12
"""Requests for one answer."""
MOST_MORE: Final = 40
"""Words said after a question was thought of, from which it is of another answer."""

_LACKS: Final[Mapping[task.Lack, Lack]] = {
    "own_part": "own_part",
    "result": "no_result",
    "unclear_claim": "unclear_claim",
    "contradiction": "contradiction",
    "vague": "vague",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the model would ask back after `so_far`. by: its engine and name."""

    so_far: SoFar
    found: Clarifying
    by: str

    def fits(self, said: str) -> bool:
        """Whether it still holds for who has said this much: nothing of it was read differently,
        and what was said since does not answer it."""
        more = _since(self.so_far.said, said)
        count = len(more.split())
        if self.found.lack == "nothing":
            return count < CLAUSE_WORDS
        if count > MOST_MORE or says_done(said) or is_told(_LACKS[self.found.lack], more):
            return False
        return task.fault_of(self.found, replace(self.so_far, said=said)) is None

    @property
    def follow_up(self) -> FollowUp | None:
        """The question; None where it would ask nothing."""
        if self.found.lack == "nothing" or self.found.question is None:
            return None
        return FollowUp(self.found.question, leans=True, worded_by=self.by)


@dataclass(frozen=True, slots=True)
class WordedHint:
    """A hint for who fell silent after `said`."""

    said: str
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class Aid:
    """Of the open answer.

    asking: what it is being asked about. asked_of, asked_at_s, times: the last text it was asked
    about, the position then, and how often it was asked. verdict: the last that it gave.
    hint_of: what was said when it was asked for a hint, None where it was not. hint: what came.
    put: the verdict that the open question is, where it is a follow-up of the model's.
    """

    asking: SoFar | None = None
    asked_of: str = ""
    asked_at_s: float = 0.0
    times: int = 0
    verdict: Verdict | None = None
    hint_of: str | None = None
    hint: WordedHint | None = None
    put: Verdict | None = None

    def may_ask(self, said: str, at_s: float, *, speaking: bool) -> bool:
        """Whether it is worth asking about an answer that has come this far."""
        words, before = len(said.split()), len(self.asked_of.split())
        if self.asking is not None or self.times >= MOST_ASKED or words < LEAST_WORDS:
            return False
        if self.times and at_s - self.asked_at_s < EVERY_S:
            return False
        return words - before >= max(CLAUSE_WORDS, before * GROWN if speaking else 0)

    def anew(self) -> "Aid":
        """What was said is thrown away; how often it was asked is not."""
        return replace(self, asking=None, asked_of="", verdict=None)

    def asks(self, so_far: SoFar, at_s: float) -> "Aid":
        """It is asked now."""
        return replace(
            self,
            asking=so_far,
            asked_of=so_far.said,
            asked_at_s=at_s,
            times=self.times + 1,
        )


def _since(before: str, now: str) -> str:
    """What of `now` was not said, or was read differently, when it was still `before`."""
    old, new = before.split(), now.split()
    same = sum(1 for _ in takewhile(_alike, zip(old, new, strict=False)))
    return " ".join(new[same:])


def _alike(words: tuple[str, str]) -> bool:
    one, other = words
    return one == other or plain(one) == plain(other)
