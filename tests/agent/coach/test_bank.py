"""The bank's questions can be spoken, differ from each other and are enough for every interview."""

import re
from collections import Counter
from itertools import combinations

import pytest
from pydantic import ValidationError

from agent.coach.bank import GENERAL, BankQuestion, load_bank
from agent.coach.likeness import TOO_ALIKE, blanked, content, likeness
from agent.coach.plan import plan
from agent.coach.questions import MAX_QUESTIONS
from schemas.vocabulary import Category, Difficulty, InterviewType

FAMILIES = load_bank().families
QUESTIONS = [question for family in FAMILIES.values() for question in family.questions]


def test_it_is_large_enough() -> None:
    assert len({blanked(question.text) for question in QUESTIONS}) >= 430
    assert sum(bool(question.needs) for question in QUESTIONS) >= 70
    assert len(FAMILIES.keys() - {GENERAL}) >= 10


def test_ids_and_texts_are_unique() -> None:
    assert len({question.id for question in QUESTIONS}) == len(QUESTIONS)
    assert len({question.text for question in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_it_can_be_spoken(question: BankQuestion) -> None:
    text = question.text.replace("{", "").replace("}", "")
    assert 8 <= len(text.split()) <= 35
    assert re.fullmatch(r"[A-Za-zé' ,.?]+", text), "only what a voice reads without stumbling"
    assert not re.search(r"\b(?!TypeScript|JavaScript|PostgreSQL)\w*[A-Z]{2,}", text)
    assert re.search(r"[.?]$", text)
    assert text.count("?") <= 2
    assert len(re.findall(r"[.?](?: |$)", text)) <= 3


def test_no_two_are_nearly_the_same() -> None:
    contents = [(question.id, content(blanked(question.text))) for question in QUESTIONS]
    alike = [
        (one, other)
        for (one, its), (other, others) in combinations(contents, 2)
        if likeness(its, others) >= TOO_ALIKE
    ]
    assert alike == []


def test_a_deed_is_told_with_the_place_where_it_was_done() -> None:
    assert all("employer" in question.needs for question in QUESTIONS if "deed" in question.needs)


@pytest.mark.parametrize("needs", [(), ("employer", "employer"), ("project",), ("boss",)])
def test_a_question_says_which_slots_it_has(needs: tuple[str, ...]) -> None:
    body = {**QUESTIONS[0].model_dump(), "text": "What was {employer} like?", "needs": needs}
    with pytest.raises(ValidationError):
        BankQuestion.model_validate(body)
    assert BankQuestion.model_validate({**body, "needs": ("employer",)}).needs == ("employer",)


def test_tools_are_skills_of_their_family() -> None:
    for name, family in FAMILIES.items():
        assert set(family.tools) <= family.skills.keys(), name


def test_skills_belong_to_one_family_and_each_has_a_question() -> None:
    labels = Counter(label for family in FAMILIES.values() for label in family.skills)
    assert [label for label, times in labels.items() if times > 1] == []
    assert {skill for question in QUESTIONS for skill in question.skills} == set(labels)


def test_conditional_questions_hang_on_a_skill_of_their_own_family() -> None:
    for family in FAMILIES.values():
        conditional = {q.skills[0] for q in family.questions if q.only_if_named}
        assert conditional <= family.skills.keys()
        assert set(family.unmistakable) <= family.skills.keys()
    assert not any(question.only_if_named for question in FAMILIES[GENERAL].questions)


def test_every_family_has_every_category_and_level() -> None:
    for name, family in FAMILIES.items():
        assert {q.category for q in family.questions} == {
            "technical",
            "behavioral",
            "experience",
            "situational",
        }, name
        assert {q.difficulty for q in family.questions} == {"junior", "mid", "senior"}, name


@pytest.mark.parametrize("kind", ["behavioral", "technical", "mixed"])
@pytest.mark.parametrize("levels", [("junior", "mid"), ("mid", "senior")])
def test_the_general_part_alone_fills_the_longest_interview(
    kind: InterviewType, levels: tuple[Difficulty, ...]
) -> None:
    available: Counter[Category] = Counter(
        question.category
        for question in FAMILIES[GENERAL].questions
        if question.difficulty in levels and not (question.opener or question.needs)
    )
    for category, slots in plan(kind, MAX_QUESTIONS).items():
        assert available[category] >= slots
