"""Where an answer stopped."""

import pytest

from agent.coach.listening import Stuck, where_it_is_stuck
from schemas.vocabulary import Category


@pytest.mark.parametrize(
    ("text", "category", "stuck"),
    [
        ("", "behavioral", "nothing"),
        ("Um, well.", "technical", "nothing"),
        ("We had a customer in Leeds who was angry", "behavioral", "no_action"),
        ("In my second year the old press kept breaking and", "experience", "no_action"),
        ("There was a quarrel, I talked to both of them and I", "behavioral", "no_result"),
        ("I wrote the API and the tests for it and I moved the", "experience", "no_result"),
        ("I fixed the invoice and in the end she was happy with", "behavioral", "no_number"),
        ("I built the shop and the sales went up after that", "experience", "no_number"),
        ("I built the shop and the sales went up by forty percent", "experience", None),
        ("You put a queue between the two services and then", "technical", "no_reason"),
        ("I would first call the customer and then the driver", "situational", "no_reason"),
        ("I would use a queue because the second service may be", "technical", "no_example"),
        ("I would call them first because they wait, and last May I called", "situational", None),
    ],
)
def test_where_it_stopped(text: str, category: Category, stuck: Stuck | None) -> None:
    assert where_it_is_stuck(text, category) == stuck
