"""How the conversations of this process go."""

from prometheus_client import CollectorRegistry, Counter, Histogram

from schemas.call_figures import CallFigures
from schemas.turn import TurnParts

SECONDS = (0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.85, 1, 1.5, 2.5, 5, 10)
PARTS = {name: name.removesuffix("_s") for name in TurnParts.model_fields}


class TurnMetrics:
    """Turns, and where the two sides got in each other's way."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._seconds = Histogram(
            "mockmate_turn_seconds",
            "Time from the candidate's last sound to the reply's first, by part.",
            ("part",),
            buckets=SECONDS,
            registry=registry,
        )
        self._turns = Counter(
            "mockmate_turns",
            "Turns, by whether the sound of the reply was ready.",
            ("draft",),
            registry=registry,
        )
        self._barge_ins = Counter(
            "mockmate_barge_ins",
            "How often the voice was held for the candidate, for a reason or for nothing.",
            ("kind",),
            registry=registry,
        )
        self._cut_ins = Counter(
            "mockmate_cut_ins",
            "Answers that were taken for finished and went on.",
            registry=registry,
        )

    def count(self, before: CallFigures, after: CallFigures) -> None:
        """What one call brought from `before` to `after`."""
        was, now = before.totals, after.totals
        for turn in after.turns[len(after.turns) - (now.turns - was.turns) :]:
            self._turns.labels(turn.draft or "none").inc()
            if isinstance(turn.parts, TurnParts):
                for name, part in PARTS.items():
                    self._seconds.labels(part).observe(getattr(turn.parts, name))
        self._barge_ins.labels("real").inc(now.barge_ins - was.barge_ins)
        self._barge_ins.labels("false_alarm").inc(now.false_alarms - was.false_alarms)
        self._cut_ins.inc(now.cut_ins - was.cut_ins)
