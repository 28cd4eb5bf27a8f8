"""What a call's journal says about how it went: a pure function of figures and event."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from agent.interview.cut_in import went_on
from schemas.call_figures import MOST_TURNS, CallFigures, CallTotals, TurnFigures
from schemas.journal import Answered, BargedIn, Discarded, Event, Heard, TurnTaken
from schemas.turn import Turn, TurnParts, parts_of

Ranges = Sequence[Sequence[float]]
"""Stretches (from, to) of a call's audio, in order."""

NO_TOTALS: Final = CallTotals(
    turns=0,
    drafts_hit=0,
    drafts_missed=0,
    barge_ins=0,
    false_alarms=0,
    cut_ins=0,
    reply_p50_s=None,
    reply_p95_s=None,
)
NO_FIGURES: Final = CallFigures(totals=NO_TOTALS, turns=(), reopened=None)
"""Of a call that begins."""


def kept_figures(kept: dict[str, Any] | None) -> CallFigures:
    """A call's figures as its row keeps them; those of a call that begins where it keeps none."""
    return NO_FIGURES if kept is None else CallFigures.model_validate(kept)


def after(figures: CallFigures, event: Event, answered: Ranges | None) -> CallFigures:
    """The figures after `event`.

    answered: of an event about an answer that was finished before, where this call's audio holds
    it; null where none was.
    """
    match event:
        case TurnTaken(turn=turn):
            return _with_turn(figures, turn)
        case BargedIn(false_alarm=True):
            return _counting(figures, false_alarms=1)
        case BargedIn():
            return _counting(figures, barge_ins=1)
        case Heard() if answered is not None:
            return _with_more(figures, event, answered)
        case Answered() if answered is not None:
            return figures.model_copy(update={"reopened": None})
        case Discarded(question_id=figures.reopened):
            return figures.model_copy(update={"reopened": None})
        case _:
            return figures


def _with_turn(figures: CallFigures, turn: Turn) -> CallFigures:
    taken = TurnFigures(
        turn_id=turn.turn_id,
        at_s=turn.last_audible_s,
        move=turn.move,
        draft=turn.draft,
        parts=parts_of(turn),
    )
    turns = (*figures.turns, taken)[-MOST_TURNS:]
    counted = _counting(
        figures, turns=1, drafts_hit=turn.draft == "hit", drafts_missed=turn.draft == "miss"
    )
    replies = [one.parts.whole_s for one in turns if isinstance(one.parts, TurnParts)]
    reply = {"reply_p50_s": _percentile(replies, 50), "reply_p95_s": _percentile(replies, 95)}
    totals = counted.totals.model_copy(update=reply)
    return counted.model_copy(update={"turns": turns, "totals": totals})


def _with_more(figures: CallFigures, event: Heard, answered: Ranges) -> CallFigures:
    if figures.reopened is not None:
        return figures
    more = _counting(figures, cut_ins=went_on(event, answered))
    return more.model_copy(update={"reopened": event.question_id})


def _counting(figures: CallFigures, **more: int) -> CallFigures:
    counts = {name: getattr(figures.totals, name) + count for name, count in more.items()}
    totals: CallTotals = figures.totals.model_copy(update=counts)
    return figures.model_copy(update={"totals": totals})


def _percentile(values: Sequence[float], percent: float) -> float | None:
    """By nearest rank: a value that was really measured; null where none was."""
    return float(np.percentile(values, percent, method="inverted_cdf")) if values else None
