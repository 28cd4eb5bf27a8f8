"""Anything happens in a conversation, and nothing is lost: a sample of `make prove-turns`."""

from collections.abc import Callable
from typing import Any

import pytest

from agent.interview import asking
from agent.interview.answers import said_text
from agent.interview.conversation import Conversation
from agent.interview.readings import Readings
from tests.turns.chaos import CLIMATES, Climate
from tests.turns.play import LOGGED, STUCK, play

TURNS = 5
CALM = CLIMATES[0]


@pytest.mark.parametrize("climate", CLIMATES, ids=lambda climate: climate.name)
def test_nothing_is_lost_and_nobody_is_stuck(climate: Climate) -> None:
    outcome = play(8, climate, TURNS)
    assert outcome.turns > 0
    assert outcome.clean, outcome.told()


def test_a_seed_repeats_itself() -> None:
    first, again = play(4, CLIMATES[-1], 3), play(4, CLIMATES[-1], 3)
    assert first.script == again.script


def _shorter(parts: Any) -> str:
    return " ".join(said_text(parts).split()[:-1])


def _twice(parts: Any) -> str:
    return f"{said_text(parts)} {said_text(parts)}"


async def _fails(*_: object) -> None:
    raise OSError("the disk is gone")


def _nothing(*_: object, **__: object) -> None:
    """Where something should be."""


@pytest.mark.parametrize(
    ("where", "name", "instead", "figure"),
    [
        (asking, "said_text", _shorter, "words lost or doubled"),
        (asking, "said_text", _twice, "words lost or doubled"),
        (Readings, "refine", _fails, LOGGED),
        (Conversation, "turn_committed", _nothing, STUCK),
    ],
)
def test_what_is_wrong_is_found(
    where: object,
    name: str,
    instead: Callable[..., Any],
    figure: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(where, name, instead)
    assert play(5, CALM, 2).problems[figure]
