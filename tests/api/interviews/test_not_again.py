"""Nobody is asked in their next interview what they were asked before."""

from typing import Any

from tests.api.support import Person


def sources(interview: dict[str, Any]) -> set[str]:
    return {question["source"] for question in interview["questions"]}


async def test_the_next_interview_asks_other_questions(person: Person) -> None:
    seen: set[str] = set()
    for _ in range(3):
        asked = sources(await person.create_interview(interview_type="mixed", question_count=10))
        assert len(asked) == 10
        assert not asked & seen
        seen |= asked


async def test_a_replacement_was_not_asked_in_an_earlier_interview(person: Person) -> None:
    first = sources(await person.create_interview(interview_type="mixed", question_count=10))
    second = await person.create_interview(interview_type="mixed", question_count=10)
    answer = await person.http.post(
        f"/api/interviews/{second['id']}/questions/regenerate", json={"ids": None}
    )
    assert answer.status_code == 200, answer.text
    replaced = sources(answer.json())
    assert not replaced & (first | sources(second))
