"""A circuit breaker as a value: an engine that keeps failing is left alone for a while. Pure.

closed: all requests pass. open: none does, until the rest is over. half-open: one passes, and how
it goes decides for all.
"""

from dataclasses import dataclass, replace
from typing import Literal

State = Literal["closed", "open", "half_open"]


@dataclass(frozen=True, slots=True)
class Rules:
    """failures: in a row that open it. rest_s: how long it stays open at first; each failed try
    doubles that, up to longest_rest_s."""

    failures: int = 3
    rest_s: float = 5.0
    longest_rest_s: float = 120.0


@dataclass(frozen=True, slots=True)
class Ticket:
    """A request that was let through. generation: of the breaker when it was. trial: whether it is
    the one that a half-open breaker waits for."""

    generation: int
    trial: bool


@dataclass(frozen=True, slots=True)
class Breaker:
    """Instants are seconds of one monotonic clock.

    failed: in a row, while closed. until_s: end of the rest, while open. rest_s: how long the next
    rest is. trying: whether a half-open breaker's one request is under way. generation: how often
    it has opened; what was asked before tells nothing of what came after.
    """

    rules: Rules
    rest_s: float
    failed: int = 0
    until_s: float | None = None
    trying: bool = False
    generation: int = 0

    def state(self, now_s: float) -> State:
        """As it is now."""
        if self.until_s is None:
            return "closed"
        return "open" if now_s < self.until_s else "half_open"

    def rests_s(self, now_s: float) -> float:
        """Seconds until the next request may pass; 0 while closed. At a trial: the least rest."""
        if self.until_s is None:
            return 0.0
        return max(self.until_s - now_s, self.rules.rest_s if self.trying else 0.0)

    def ask(self, now_s: float) -> tuple["Breaker", Ticket | None]:
        """Let a request through, or not (None). A ticket goes to exactly one of the following."""
        match self.state(now_s):
            case "closed":
                return self, Ticket(self.generation, trial=False)
            case "half_open" if not self.trying:
                return replace(self, trying=True), Ticket(self.generation, trial=True)
            case _:
                return self, None

    def worked(self, ticket: Ticket) -> "Breaker":
        """The request was answered: whenever it was asked, the engine is well now."""
        return closed(self.rules, self.generation)

    def broke(self, ticket: Ticket, now_s: float, rest_s: float | None = None) -> "Breaker":
        """The request failed, and the next may. rest_s: how long the engine asks to be left alone,
        which opens the breaker at once."""
        if ticket.generation != self.generation:
            return self
        if ticket.trial:
            doubled = min(2 * self.rest_s, self.rules.longest_rest_s)
            return self._opened(now_s, rest_s or self.rest_s, doubled)
        if self.until_s is not None:
            return self
        if rest_s is None and self.failed + 1 < self.rules.failures:
            return replace(self, failed=self.failed + 1)
        return self._opened(now_s, rest_s or self.rest_s, self.rest_s)

    def gave_up(self, ticket: Ticket) -> "Breaker":
        """The request was abandoned, or its failure tells nothing of the next."""
        if ticket.trial and ticket.generation == self.generation:
            return replace(self, trying=False)
        return self

    def _opened(self, now_s: float, rest_s: float, next_rest_s: float) -> "Breaker":
        return Breaker(
            rules=self.rules,
            rest_s=next_rest_s,
            until_s=now_s + min(rest_s, self.rules.longest_rest_s),
            generation=self.generation + 1,
        )


def closed(rules: Rules, generation: int = 0) -> Breaker:
    """A breaker of an engine that nothing is known against."""
    return Breaker(rules=rules, rest_s=rules.rest_s, generation=generation)
