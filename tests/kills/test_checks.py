"""The checks find what is wrong."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.kills.checks import CHECKS
from tests.kills.evidence import Evidence
from tests.kills.ledger import Ledger, Said

TEXT = "I moved the slow writes out of the request."


def evidence() -> Evidence:
    """A call with one spoken answer of three seconds."""
    journal: list[dict[str, Any]] = [
        {"type": "asked", "question_id": "q", "parent_id": None},
        {"type": "answered", "question_id": "q", "answer_id": "a", "text": TEXT},
        {"type": "completed"},
    ]
    answer: dict[str, Any] = {
        "answer_id": "a",
        "question_id": "q",
        "transcript": TEXT,
        "typed": False,
        "status": "not_scored",
        "follow_ups": [],
    }
    return Evidence(
        results={"answers": [answer]},
        journal=[("c", seq, event) for seq, event in enumerate(journal, 1)],
        chunks={"c": list(range(20))},
        audio_s={"q": 3.0},
        recording_s=10.0,
        evaluations=[("a", "not_scored", "key")],
    )


def ledger() -> Ledger:
    """What the candidate knows of it, who was cut off once."""
    said = Said("q", tuple(TEXT.split()), 0.0, 3.0, cut=4.5)
    return Ledger(saved={"a": ("q", TEXT)}, said=[said], live_s=10.0, cuts=1)


def _found(known: Ledger, left: Evidence) -> list[str]:
    return [figure for figure, check in CHECKS.items() if check(known, left)]


def test_a_whole_interview_has_no_problems() -> None:
    assert _found(ledger(), evidence()) == []


def _lose_answer(left: Evidence) -> None:
    left.results["answers"][0]["answer_id"] = None


def _lose_words(left: Evidence) -> None:
    left.results["answers"][0]["transcript"] = "I moved."


def _ask_again(left: Evidence) -> None:
    left.journal.append(("c", 4, left.journal[0][2]))


def _lose_event(left: Evidence) -> None:
    del left.journal[0]


def _lose_end(left: Evidence) -> None:
    del left.journal[2]


def _lose_chunk(left: Evidence) -> None:
    left.chunks["c"].remove(3)


def _lose_sound(left: Evidence) -> None:
    left.audio_s["q"] = 1.0


def _forget_judgement(left: Evidence) -> None:
    left.evaluations[0] = ("a", "pending", None)


def _judge_again(left: Evidence) -> None:
    left.evaluations.append(left.evaluations[0])


def _forget_answer(left: Evidence) -> None:
    del left.journal[1]


@pytest.mark.parametrize(
    ("harm", "figure"),
    [
        (_lose_answer, "answers told as saved, lost or doubled"),
        (_lose_words, "spoken parts missing in the text"),
        (_ask_again, "questions asked twice"),
        (_forget_answer, "questions without an answer"),
        (_lose_end, "interviews not completed once"),
        (_forget_judgement, "answers not judged, or twice"),
        (_judge_again, "answers not judged, or twice"),
        (_lose_event, "journals with gaps"),
        (_lose_chunk, "recordings with missing chunks"),
        (_lose_sound, "spoken parts missing in the sound"),
    ],
)
def test_each_harm_is_found(harm: Callable[[Evidence], None], figure: str) -> None:
    left = evidence()
    harm(left)
    assert figure in _found(ledger(), left)


def test_a_short_recording_is_found() -> None:
    known = ledger()
    known.live_s = 13.5
    assert _found(known, evidence()) == ["recordings shorter than the call"]


def test_a_kill_may_take_the_last_moment_of_a_sentence() -> None:
    said = Said("q", ("one", "two", "three", "four"), began=10.0, duration_s=4.0, cut=13.5)
    assert said.kept_s == 2.0
    assert said.kept_words == ("one", "two")
