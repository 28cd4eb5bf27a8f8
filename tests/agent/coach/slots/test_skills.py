"""Skills that can be asked about by the words in which a résumé or a job post lists them."""

import pytest

from agent.coach.bank import load_bank
from agent.coach.slots.skills import known_skill, listed_skill, skill_spelled_as_name

BANK = load_bank()


@pytest.mark.parametrize(
    ("written", "said", "skill"),
    [
        ("Kafka", "Kafka", "messaging"),
        ("Stock control", "stock control", "inventory"),
        ("Forecasting", "forecasting", "budgeting"),
        ("REST APIs", "REST APIs", "API design"),
        ("Excel (advanced)", "Excel", "Excel"),
    ],
)
def test_a_skill_of_the_bank(written: str, said: str, skill: str) -> None:
    found = known_skill(written, BANK)
    assert found is not None
    assert (found.spoken, found.skill) == (said, skill)


@pytest.mark.parametrize("written", ["Teamwork", "Forklift", "Roadmaps", "shop", "knowledge base"])
def test_virtues_and_things_are_no_skills_to_name(written: str) -> None:
    assert known_skill(written, BANK) is None
    assert listed_skill(written, BANK) is None


@pytest.mark.parametrize(("written", "said"), [("Clio", "Clio"), ("Upholstering", "upholstering")])
def test_a_word_in_a_list_of_skills_is_one(written: str, said: str) -> None:
    found = listed_skill(written, BANK)
    assert found is not None
    assert (found.spoken, found.skill) == (said, None)


@pytest.mark.parametrize(
    "written", ["Reliable", "Punctuality", "Hardworking", "two words", "small"]
)
def test_what_somebody_is_like_is_none(written: str) -> None:
    assert listed_skill(written, BANK) is None


def test_a_wish_is_named_only_where_its_spelling_tells_that_it_is_a_name() -> None:
    found = skill_spelled_as_name("JUnit", BANK)
    assert found is not None
    assert found.spoken == "JUnit"
    assert skill_spelled_as_name("Kindness", BANK) is None
    assert skill_spelled_as_name("SCORE", BANK) is None
