"""A set of questions through the engines and the wire of each provider."""

import re
from collections.abc import Iterator
from contextlib import aclosing
from typing import Any

import pytest

from agent.coach.tasks.question_set import QuestionWriter
from tests.agent.coach.tasks.question_script import wanted, written
from tests.agent.coach.tasks.wired import PROVIDERS, Provider, by_shape, provider
from tests.standins.asked import Asked
from tests.standins.faults import Fault, Kind, always


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slow machine is no fault of the model's."""
    monkeypatch.setattr("agent.coach.tasks.question_set.FIRST_SHOWN_WITHIN_S", 50.0)
    monkeypatch.setattr("agent.coach.tasks.question_set.FIRST_WITHIN_S", 50.0)
    monkeypatch.setattr("agent.coach.tasks.question_set.REST_WITHIN_S", 50.0)


def writing(texts: Iterator[str]) -> Any:
    """A model that writes the next question from the first line that it should prefer."""

    def answer(asked: Asked) -> Any:
        [preferred] = re.findall(r"<<<\w+ prefer\n(.*?)\n\w+>>>", asked.messages[0], re.DOTALL)
        line = preferred.splitlines()[0]
        return {"questions": [written(line, next(texts))]}

    return answer


@pytest.mark.parametrize("name", PROVIDERS)
async def test_a_set_is_written_over_the_wire(name: Provider) -> None:
    texts = iter(
        [
            "What in this made people ask you for advice?",
            "Where would you look first when it gets slow?",
            "Tell me about a day when somebody disagreed with you.",
            "Suppose half the depots ring at six. Whom do you ring back?",
            "Looking back, which habit would you keep?",
        ]
    )
    async with (
        provider(name, by_shape({"WrittenSet": writing(texts)})) as (model, app),
        aclosing(QuestionWriter(model).questions(wanted(count=5))) as questions,
    ):
        made = [one async for one in questions]
    assert len(made) == 5
    assert sum(one.instead is None for one in made) == len(app.asked)
    assert all("Finleap" not in asked.system for asked in app.asked)


async def test_a_provider_that_fails_costs_no_question() -> None:
    faults = always(Fault(Kind.UNAVAILABLE, retry_after_s=60.0))
    async with (
        provider("openai", by_shape({}), faults=faults) as (model, _),
        aclosing(QuestionWriter(model).questions(wanted())) as questions,
    ):
        made = [one async for one in questions]
    assert len(made) == 10
    assert all(one.instead and one.question.source.startswith("bank:") for one in made)
