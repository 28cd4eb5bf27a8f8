"""A language model that answers by a script, and what it was asked."""

import asyncio
from collections.abc import Callable
from typing import Any

from agent.coach.evaluation.ports import Exchange, ToJudge
from agent.engines.errors import BadAnswer, EngineError
from agent.engines.language import Answered, Prompt, S
from agent.engines.usage import Usage
from schemas.base import Schema
from schemas.turn import Word
from tests.agent.coach.sample_resumes import RESUMES

Script = Callable[[Prompt, type[Schema]], Any]
"""What it says to a prompt: the fields of the shape, or a failure."""

ANSWER = (
    "At Paketfuchs the nightly reports took six hours. I moved them to a queue with four workers "
    "and measured each step. Now they take forty minutes and nobody waits in the morning."
)
JOB = "Backend Engineer at Kestrel Freight. You will run batch jobs in Python and keep them fast."


class ScriptedModel:
    """A LanguageModel. prompts: all that it was asked, with the shape that was wanted."""

    def __init__(self, script: Script, *, answers_as: str = "script") -> None:
        self.engine = "scripted"
        self.model = "script"
        self.prompts: list[tuple[Prompt, type[Schema]]] = []
        self.most_at_once = 0
        self._at_once = 0
        self._script = script
        self._answers_as = answers_as

    async def answer(self, prompt: Prompt, shape: type[S], *, within_s: float) -> Answered[S]:
        """See LanguageModel."""
        assert within_s > 0
        self.prompts.append((prompt, shape))
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        await asyncio.sleep(0)
        self._at_once -= 1
        said = self._script(prompt, shape)
        if isinstance(said, EngineError):
            raise said
        try:
            value = shape.model_validate(said)
        except ValueError as error:
            raise BadAnswer("scripted", "answered twice in a shape that does not fit") from error
        return Answered(value, Usage(10, 5), 0.1, self.engine, self._answers_as)


def heard(text: str) -> tuple[Word, ...]:
    """Its words, one every half second."""
    return tuple(
        Word(text=word, start_s=number / 2, end_s=number / 2 + 0.4, confidence=0.9)
        for number, word in enumerate(text.split())
    )


def to_judge(transcript: str = ANSWER, **changes: Any) -> ToJudge:
    """An answer that was spoken."""
    facts: dict[str, Any] = {
        "question": "Tell me about something slow that you made fast.",
        "category": "behavioral",
        "difficulty": "mid",
        "skills": ("performance",),
        "transcript": transcript,
        "heard": heard(transcript),
        "follow_ups": (Exchange("What did you measure?", "The time of each query."),),
        "job": JOB,
        "resume": RESUMES["engineer"],
        "typed": False,
        **changes,
    }
    return ToJudge(**facts)
