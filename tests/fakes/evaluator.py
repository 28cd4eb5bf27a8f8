"""An evaluator that finds what a script says, and how an answer was said by counting."""

import asyncio
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from agent.coach.evaluation.ports import ToJudge
from schemas.evaluation import Judgement
from schemas.results import Delivery
from schemas.turn import Word


def judgement(score: float | None = 7.0, **changes: Any) -> Judgement:
    """A judgement with something of everything; half a point of uncertainty."""
    criterion = {"score": score, "why": "It says what was done."}
    facts: dict[str, Any] = {
        "score": score,
        "low": None if score is None else score - 0.5,
        "high": None if score is None else score + 0.5,
        "reason": None if score is not None else "Only relevance could be scored.",
        "rubric": dict.fromkeys(("relevance", "examples", "job_alignment"), criterion)
        | {"clarity": {"score": 6.0, "why": "It is clear."}}
        | {"technical_accuracy": {"score": None, "why": "Nobody here can tell."}},
        "findings": ["You say what you did."],
        "strengths": ["An example of your own."],
        "weaknesses": ["No result."],
        "improvements": ["Say what came of it."],
        "wording": [],
        "star": {
            part: {"found": part == "action", "quote": None}
            for part in ("situation", "task", "action", "result")
        },
        "quotes": [],
        "ideal_answer": None,
        "elaboration_needed": False,
        **changes,
    }
    return Judgement.model_validate(facts)


class ScriptedEvaluator:
    """Gives `found` for every answer, unless something is left in `failures`, which it raises.

    may_judge: while it is not set, judging waits.
    """

    def __init__(self, *found: Judgement, version: str = "1") -> None:
        self.engine = "scripted"
        self.model = "script"
        self.prompt_version = version
        self.found = list(found) or [judgement()]
        self.failures: list[Exception] = []
        self.asked: list[ToJudge] = []
        self.may_judge = asyncio.Event()
        self.may_judge.set()
        self.at_once = 0
        self.most_at_once = 0

    async def judge(self, answer: ToJudge) -> Judgement:
        """See agent.coach.evaluation.ports.Evaluator."""
        self.asked.append(answer)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await self.may_judge.wait()
        finally:
            self.at_once -= 1
        if self.failures:
            raise self.failures.pop(0)
        return self.found[min(len(self.asked), len(self.found)) - 1]


def counted(samples: NDArray[np.float32], words: Sequence[Word]) -> Delivery:
    """All of the sound as speech, the words as they are, and one "um" at its first word."""
    seconds = len(samples) / 16_000
    return Delivery.model_validate(
        {
            "words": len(words),
            "speaking_s": seconds,
            "wpm": 60 * len(words) / seconds,
            "wpm_by_10s": [60 * len(words) / seconds],
            "time_to_first_word_s": words[0].start_s,
            "pauses": [],
            "fillers": [{"word": "um", "at_s": words[0].start_s}],
            "filler_percent": 100 / len(words),
        }
    )
