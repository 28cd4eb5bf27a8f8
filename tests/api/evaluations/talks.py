"""Interviews that end, and what came of them."""

from collections.abc import Sequence
from typing import Any

from schemas.journal import Event, Refined
from schemas.results import AnswerResult, Results
from schemas.turn import Word
from tests.api.sound import tone_chunks
from tests.api.story import AT, answered, asked, began, completed, ended, joined
from tests.api.support import Agent, Person

ANSWER = "I moved the cache to its own machine. Pages came in half the time."


def read(question_id: str, text: str = ANSWER, *, confidence: float = 0.9) -> Refined:
    """The second reading: four words a second."""
    words = tuple(
        Word(text=word, start_s=n / 4, end_s=n / 4 + 0.2, confidence=confidence)
        for n, word in enumerate(text.split())
    )
    return Refined(
        at=AT,
        at_s=6,
        answer_id=f"a-{question_id}",
        text=text,
        words=words,
        engine="base",
        voiced=((0.0, 1.0),),
    )


def said(question_id: str, text: str = ANSWER, *, start_s: float = 1.0) -> list[Event]:
    """A question, its answer of four seconds, and the second reading of it."""
    spoken = answered(question_id, text, ranges=((start_s, start_s + 4),))
    return [asked(question_id, start_s), spoken, read(question_id, text)]


async def talk(
    person: Person, agent: Agent, *happened: Event, interview: dict[str, Any], sound: bool = False
) -> str:
    """An interview from its beginning to its end; the id of its call."""
    call_id = await person.join(interview["id"])
    for n, chunk in enumerate(tone_chunks(20) if sound else ()):
        await agent.put_audio(call_id, n, chunk)
    await agent.report(call_id, joined(), began(), *happened, completed(20), ended(21))
    return call_id


async def results(person: Person, interview: dict[str, Any]) -> Results:
    answer = await person.http.get(f"/api/interviews/{interview['id']}/results")
    assert answer.status_code == 200, answer.text
    return Results.model_validate_json(answer.content)


async def first_result(person: Person, interview: dict[str, Any]) -> AnswerResult:
    return (await results(person, interview)).answers[0]


async def status(person: Person, interview: dict[str, Any]) -> str:
    return (await person.http.get(f"/api/interviews/{interview['id']}")).json()["status"]


def ids(interview: dict[str, Any]) -> Sequence[str]:
    """Of its questions."""
    return [question["id"] for question in interview["questions"]]
