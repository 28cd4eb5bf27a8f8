"""What stands for an answer: the same for the same content, another for any other."""

from dataclasses import replace
from typing import Any

import pytest

from agent.coach.evaluation.ports import Exchange, ToJudge
from api.evaluations.gathering import content_key
from schemas.resumes import NOTHING_READ
from schemas.turn import Word
from tests.fakes.evaluator import ScriptedEvaluator

WORDS = tuple(
    Word(text=text, start_s=n, end_s=n + 0.5, confidence=0.9)
    for n, text in enumerate(("I", "did", "it"))
)
RESUME = NOTHING_READ.model_copy(
    update={"name": "Ada", "skills": ("Python",), "spans": {"name": (0, 3)}}
)
ANSWER = ToJudge(
    question="What did you do?",
    category="experience",
    difficulty="mid",
    skills=("Python",),
    transcript="I did it",
    heard=WORDS,
    follow_ups=(Exchange("And then?", "Nothing."),),
    job="An engineer.",
    resume=RESUME,
    typed=False,
)


def test_when_and_where_something_stands_changes_nothing() -> None:
    later = tuple(word.model_copy(update={"start_s": 9.0, "confidence": 0.1}) for word in WORDS)
    moved = RESUME.model_copy(update={"spans": {"name": (5, 8)}})
    key = content_key(ScriptedEvaluator(), ANSWER)
    assert content_key(ScriptedEvaluator(), replace(ANSWER, heard=later, resume=moved)) == key


@pytest.mark.parametrize(
    "change",
    [
        {"question": "What did they do?"},
        {"category": "technical"},
        {"difficulty": "senior"},
        {"skills": ()},
        {"transcript": "I did not"},
        {"heard": WORDS[:2]},
        {"follow_ups": (Exchange("And then?", "All."),)},
        {"job": "A cook."},
        {"resume": None},
        {"resume": RESUME.model_copy(update={"skills": ("Go",)})},
        {"typed": True},
    ],
)
def test_any_other_content_is_judged_anew(change: dict[str, Any]) -> None:
    evaluator = ScriptedEvaluator()
    assert content_key(evaluator, replace(ANSWER, **change)) != content_key(evaluator, ANSWER)


def test_another_version_judges_anew() -> None:
    versions = {content_key(ScriptedEvaluator(version=one), ANSWER) for one in ("1", "2")}
    assert len(versions) == 2
