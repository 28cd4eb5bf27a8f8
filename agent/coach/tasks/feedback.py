"""What was good in an answer, what was missing, and what to do next: asked once, checked by code.

A strength needs words of the answer that show it. Advice that holds a number or a name nobody gave
is dropped.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from pydantic import Field

from agent.coach.evaluation.ports import ToJudge
from agent.coach.evaluation.quotes import is_said
from agent.coach.tasks.criteria import Passage
from agent.coach.tasks.invention import Sources
from agent.coach.tasks.material import answer_data, job_data, resume_data, resume_text, said
from agent.coach.tasks.prompt_text import PromptText, prompt_text
from agent.engines.language import Prompt
from schemas.base import Schema
from schemas.results import Star, StarPart, Wording

Kind = Literal["strength", "weakness"]
Sentence = Annotated[str, Field(min_length=8, max_length=400)]

_STORIES: Final = frozenset(("behavioral", "experience"))
_PARTS: Final = ("situation", "task", "action", "result")


class Point(Schema):
    """Something seen in the answer. quote: the words that show it; null where words are missing."""

    quote: Passage | None
    text: Sentence


class Shown(Schema):
    """Something good in the answer, with the words that show it."""

    quote: Passage
    text: Sentence


class Rewording(Schema):
    """A passage of the answer, and better words for it."""

    said: Passage
    better: Passage


class StarWords(Schema):
    """The words that tell each part of a story; null where none do."""

    situation: Passage | None
    task: Passage | None
    action: Passage | None
    result: Passage | None


class Feedback(Schema):
    """All that the model has to say about an answer beside its scores."""

    star: StarWords
    strengths: Annotated[tuple[Shown, ...], Field(max_length=4)]
    weaknesses: Annotated[tuple[Point, ...], Field(max_length=4)]
    improvements: Annotated[tuple[Sentence, ...], Field(min_length=3, max_length=5)]
    wording: Annotated[tuple[Rewording, ...], Field(max_length=3)]
    elaboration_needed: bool


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that were said, and what they show."""

    text: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Checked:
    """What is left of it. quotes: only what was said. invented: quotations that nobody said.

    findings: parts that a story lacks.
    """

    star: Star
    strengths: tuple[str, ...]
    weaknesses: tuple[str, ...]
    improvements: tuple[str, ...]
    wording: tuple[Wording, ...]
    quotes: tuple[Quoted, ...]
    findings: tuple[str, ...]
    elaboration_needed: bool
    invented: int


def prompts_used() -> tuple[PromptText, ...]:
    """All that is ever said for feedback."""
    return (prompt_text("feedback"),)


def feedback_prompt(answer: ToJudge) -> Prompt:
    """How feedback is asked for. The answer is in the data, and nowhere else."""
    text = prompt_text("feedback")
    data = (*job_data(answer), *resume_data(answer.resume), *answer_data(answer))
    return Prompt(system=text.part("system"), data=data, task=text.part("task"))


def checked_feedback(feedback: Feedback, answer: ToJudge) -> Checked:
    """Feedback without what cannot be found in what was said and given."""
    return _Check(answer).of(feedback)


class _Check:
    def __init__(self, answer: ToJudge) -> None:
        self._answer = answer
        self._said = said(answer)
        resume = () if answer.resume is None else (resume_text(answer.resume),)
        asked = (answer.question, *(one.question for one in answer.follow_ups))
        self._given = Sources((*self._said, *asked, answer.job, *resume))
        self._told = Sources(self._said)

    def of(self, feedback: Feedback) -> Checked:
        strengths = [one for one in feedback.strengths if self._stands(one.quote, one.text)]
        weaknesses = [one for one in feedback.weaknesses if self._stands(one.quote, one.text)]
        star = self._star(feedback.star)
        shown = [Quoted(one.quote, "strength") for one in strengths]
        shown += [Quoted(one.quote, "weakness") for one in weaknesses if one.quote is not None]
        return Checked(
            star=star,
            strengths=tuple(one.text for one in strengths),
            weaknesses=tuple(one.text for one in weaknesses),
            improvements=tuple(
                one for one in feedback.improvements if not self._given.inventions(one)
            ),
            wording=tuple(
                Wording(said=one.said, better=one.better)
                for one in feedback.wording
                if is_said(one.said, self._said) and not self._told.inventions(one.better)
            ),
            quotes=tuple(shown),
            findings=tuple(self._missing(star)),
            elaboration_needed=feedback.elaboration_needed,
            invented=sum(not is_said(quote, self._said) for quote in _quotations(feedback)),
        )

    def _stands(self, quote: str | None, text: str) -> bool:
        """Whether a point is about words that were said, and adds nothing to them."""
        if quote is not None and not is_said(quote, self._said):
            return False
        return not self._given.inventions(text)

    def _star(self, star: StarWords) -> Star:
        return Star(
            situation=self._part(star.situation),
            task=self._part(star.task),
            action=self._part(star.action),
            result=self._part(star.result),
        )

    def _part(self, quote: str | None) -> StarPart:
        if quote is None or not is_said(quote, self._said):
            return StarPart(found=False, quote=None)
        return StarPart(found=True, quote=quote)

    def _missing(self, star: Star) -> Iterator[str]:
        """Only of a question that asks for a story."""
        parts = (star.situation, star.task, star.action, star.result)
        lacking = [name for name, part in zip(_PARTS, parts, strict=True) if not part.found]
        if lacking and self._answer.category in _STORIES:
            yield f"Not found in what you told: the {' and the '.join(lacking)}."


def _quotations(feedback: Feedback) -> Iterator[str]:
    star = feedback.star
    optional = (star.situation, star.task, star.action, star.result)
    yield from (one for one in optional if one is not None)
    yield from (one.quote for one in feedback.strengths)
    yield from (one.quote for one in feedback.weaknesses if one.quote is not None)
    yield from (one.said for one in feedback.wording)
