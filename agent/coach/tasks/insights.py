"""Sentences about a person's figures by a language model; none whose figures do not bear it out.

Every number in a sentence has to be one of the figures that it rests on, up to rounding, and what
it says of up and down has to agree with their signs.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Final

from pydantic import Field

from agent.coach.evaluation.quotes import tokens
from agent.coach.tasks.aloud import is_plain_speech
from agent.coach.tasks.asking import ask
from agent.coach.tasks.invention import Sources
from agent.coach.tasks.material import fenced
from agent.coach.tasks.numbers import numbers_in
from agent.coach.tasks.prompt_text import prompt_text
from agent.engines.language import LanguageModel, Prompt
from agent.engines.usage import Usage
from schemas.analytics import Insight
from schemas.base import Schema

WITHIN_S: Final = 20.0
MOST_WORDS: Final = 50

_ROUNDINGS: Final = (Decimal("1"), Decimal("0.1"), Decimal("0.01"))
_UP: Final = frozenset(
    tokens(
        "rose rise rises rising risen grew grow grows growing up higher increase increased "
        "increases increasing improve improved improves improving improvement gained gain gains"
    )
)
_DOWN: Final = frozenset(
    tokens(
        "fell fall falls falling fallen down lower decrease decreased decreases decreasing dropped "
        "drop drops dropping decline declined declines declining lost worsened worse sank"
    )
)
_Name = Annotated[str, Field(min_length=1, max_length=120)]


class Told(Schema):
    """A sentence, and the names of the figures that it rests on."""

    figures: Annotated[tuple[_Name, ...], Field(min_length=1, max_length=4)]
    text: Annotated[str, Field(min_length=10, max_length=400)]


class Insights(Schema):
    """What the model says about all figures."""

    sentences: Annotated[tuple[Told, ...], Field(max_length=4)]


@dataclass(frozen=True, slots=True)
class Found:
    """Sentences that hold, each with its figures; dropped: how many did not."""

    insights: tuple[Insight, ...]
    dropped: int
    usage: Usage


async def told_insights(
    model: LanguageModel,
    figures: Mapping[str, float],
    findings: Sequence[Insight],
    *,
    within_s: float = WITHIN_S,
) -> Found:
    """What the model says about figures (by name) and about the sentences computed from them.

    A figure whose name ends in `change` or `rate` tells by its sign which way it went. Raises
    EngineError.
    """
    answered = await ask(model, insights_prompt(figures, findings), Insights, within_s=within_s)
    told = answered.value.sentences
    kept = tuple(_insight(one, figures) for one in told if bears(one, figures, findings))
    return Found(kept, len(told) - len(kept), answered.usage)


def insights_prompt(figures: Mapping[str, float], findings: Sequence[Insight]) -> Prompt:
    """How it is asked for. Names of skills come from people, so all figures are data."""
    text = prompt_text("insights")
    listed = "\n".join(f"{name} = {value:g}" for name, value in figures.items())
    data = (
        fenced("figures", listed),
        fenced("findings", "\n".join(one.text for one in findings)),
    )
    return Prompt(system=text.part("system"), data=data, task=text.part("task"))


def bears(told: Told, figures: Mapping[str, float], findings: Sequence[Insight]) -> bool:
    """Whether a sentence rests on figures that there are, and says nothing else."""
    if any(name not in figures for name in told.figures):
        return False
    rests_on = {name: figures[name] for name in told.figures}
    known = {text for value in rests_on.values() for text in _written(value)}
    # "A score of 1 to 10" and the like stand in a name, not in a value.
    known |= {number for name in rests_on for number in numbers_in(name)}
    if not numbers_in(told.text) or not numbers_in(told.text) <= known:
        return False
    named = (name.replace("_", " ") for name in figures)
    if Sources((*named, *(one.text for one in findings))).new_names(told.text):
        return False
    return is_plain_speech(told.text, most_words=MOST_WORDS) and _goes_their_way(told, rests_on)


def _insight(told: Told, figures: Mapping[str, float]) -> Insight:
    return Insight(text=told.text, figures={name: figures[name] for name in told.figures})


def _written(value: float) -> Iterator[str]:
    """The ways to say a value: rounded to a whole, to a tenth, to a hundredth; without its sign."""
    exact = abs(Decimal(str(value)))
    for step in _ROUNDINGS:
        yield from numbers_in(f"{exact.quantize(step, ROUND_HALF_UP):f}")


def _goes_their_way(told: Told, figures: Mapping[str, float]) -> bool:
    """Whether what is said to rise did not fall."""
    signs = {
        value > 0
        for name, value in figures.items()
        if name.rpartition("_")[2] in ("change", "rate") and value
    }
    words = set(tokens(told.text))
    rises, falls = not words.isdisjoint(_UP), not words.isdisjoint(_DOWN)
    if len(signs) != 1 or rises == falls:
        return True
    return rises if True in signs else falls
