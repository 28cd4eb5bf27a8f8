"""Adding, changing, replacing and ordering questions before an interview begins."""

from collections.abc import Mapping
from typing import Any

import pytest

from schemas.calls import CALL_SURVIVES_S
from schemas.interviews import Interview, Question
from tests.api.story import began, joined
from tests.api.support import Agent, FakeClock, Person, error_of, without_its_source

OWN: Mapping[str, Any] = {
    "text": "Why do you want to work here?",
    "category": "behavioral",
    "difficulty": "junior",
    "skills": ["motivation"],
}


async def prepared(person: Person, questions: int = 4) -> tuple[str, list[str]]:
    """Where the questions of a new interview are, and their ids."""
    interview = await person.create_interview(question_count=questions)
    path = f"/api/interviews/{interview['id']}/questions"
    return path, [question["id"] for question in interview["questions"]]


async def now(person: Person, path: str) -> Interview:
    answer = await person.http.get(path.removesuffix("/questions"))
    interview = Interview.model_validate(without_its_source(answer.json()))
    assert [one.index for one in interview.questions] == list(
        range(1, len(interview.questions) + 1)
    )
    return interview


async def test_ones_own_question_comes_last(person: Person) -> None:
    path, _ = await prepared(person)
    answer = await person.http.post(path, json=OWN)
    assert answer.status_code == 201
    added = Question.model_validate_json(answer.content)
    assert (added.index, added.text, added.source) == (5, OWN["text"], "own")
    assert (added.category, added.difficulty, added.skills) == (
        "behavioral",
        "junior",
        ("motivation",),
    )
    assert (await now(person, path)).questions[-1] == added


async def test_a_text_is_enough_for_a_question(person: Person) -> None:
    interview = await person.create_interview(difficulty="senior")
    path = f"/api/interviews/{interview['id']}/questions"
    added = (await person.http.post(path, json={"text": "Why here?"})).json()
    assert (added["category"], added["difficulty"], added["skills"]) == ("experience", "senior", [])


async def test_a_question_sent_twice_is_added_once(person: Person) -> None:
    path, _ = await prepared(person)
    key = {"Idempotency-Key": "k"}
    first = await person.http.post(path, json=OWN, headers=key)
    again = await person.http.post(path, json=OWN, headers=key)
    assert again.json() == first.json()
    assert len((await now(person, path)).questions) == 5
    # The key belongs to one address: elsewhere it would mean another request.
    other, _ = await prepared(person)
    error_of(
        await person.http.post(other, json=OWN, headers=key),
        422,
        "does_not_fit",
        "idempotency-key",
    )


async def test_fifteen_questions_are_the_most(person: Person) -> None:
    path, _ = await prepared(person, 15)
    assert "15" in error_of(await person.http.post(path, json=OWN), 409, "wrong_state")
    assert len((await now(person, path)).questions) == 15


async def test_a_question_is_worded_anew(person: Person) -> None:
    path, ids = await prepared(person)
    before = (await now(person, path)).questions[1]
    answer = await person.http.patch(f"{path}/{ids[1]}", json={"text": "What did you learn?"})
    changed = Question.model_validate_json(answer.content)
    assert (changed.text, changed.source) == ("What did you learn?", "own")
    assert (changed.category, changed.skills) == (before.category, before.skills)
    facts = {"category": "technical", "difficulty": "senior", "skills": ["SQL"]}
    answer = await person.http.patch(f"{path}/{ids[2]}", json=facts)
    assert {key: answer.json()[key] for key in facts} == facts
    assert answer.json()["source"].startswith("bank:")
    assert (await now(person, path)).questions[2].difficulty == "senior"


async def test_a_question_is_taken_out_but_not_the_last(person: Person) -> None:
    path, ids = await prepared(person, 3)
    assert (await person.http.delete(f"{path}/{ids[0]}")).status_code == 204
    assert [one.id for one in (await now(person, path)).questions] == ids[1:]
    await person.http.delete(f"{path}/{ids[2]}")
    error_of(await person.http.delete(f"{path}/{ids[1]}"), 409, "wrong_state")
    assert [one.id for one in (await now(person, path)).questions] == [ids[1]]


async def test_questions_are_ordered(person: Person) -> None:
    path, ids = await prepared(person)
    answer = await person.http.put(f"{path}/order", json={"ids": ids[::-1]})
    assert answer.status_code == 200
    assert [one["id"] for one in answer.json()["questions"]] == ids[::-1]
    assert [one.id for one in (await now(person, path)).questions] == ids[::-1]


@pytest.mark.parametrize("wrong", [[0], [0, 1, 2, 3, 3], [0, 0, 1, 2], []])
async def test_an_order_names_every_question_once(person: Person, wrong: list[int]) -> None:
    path, ids = await prepared(person)
    answer = await person.http.put(f"{path}/order", json={"ids": [ids[n] for n in wrong]})
    error_of(answer, 422, "does_not_fit", "ids")
    assert [one.id for one in (await now(person, path)).questions] == ids


async def test_one_question_is_replaced_in_its_place(person: Person) -> None:
    path, ids = await prepared(person, 6)
    before = await now(person, path)
    answer = await person.http.post(f"{path}/regenerate", json={"ids": [ids[2]]})
    assert answer.status_code == 200, answer.text
    after = await now(person, path)
    assert Interview.model_validate_json(answer.content) == after
    for old, new in zip(before.questions, after.questions, strict=True):
        assert (old == new) == (old.id != ids[2])
    new = after.questions[2]
    assert new.text not in {one.text for one in before.questions}
    assert new.category == before.questions[2].category


@pytest.mark.parametrize("body", [None, {}, {"ids": None}])
async def test_all_questions_are_replaced(person: Person, body: dict[str, Any] | None) -> None:
    path, _ = await prepared(person, 8)
    before = await now(person, path)
    answer = await person.http.post(f"{path}/regenerate", json=body)
    assert answer.status_code == 200, answer.text
    after = await now(person, path)
    assert not {one.text for one in before.questions} & {one.text for one in after.questions}
    assert [one.category for one in after.questions] == [one.category for one in before.questions]
    assert len({one.text for one in after.questions}) == 8


async def test_replacing_again_and_again_always_finds_others(person: Person) -> None:
    path, _ = await prepared(person, 15)
    for _ in range(4):
        before = {one.text for one in (await now(person, path)).questions}
        assert (await person.http.post(f"{path}/regenerate")).status_code == 200
        after = [one.text for one in (await now(person, path)).questions]
        assert len(set(after)) == 15
        assert not before & set(after)


@pytest.mark.parametrize("ids", [["not-there"], [], ["{0}", "{0}"]])
async def test_only_questions_of_the_interview_are_replaced(person: Person, ids: list[str]) -> None:
    path, mine = await prepared(person)
    body = {"ids": [one.format(mine[0]) for one in ids]}
    answer = await person.http.post(f"{path}/regenerate", json=body)
    error_of(answer, 422, "does_not_fit", "ids")


@pytest.mark.parametrize(
    ("method", "suffix", "body"),
    [
        ("POST", "", OWN),
        ("PATCH", "/{id}", {"text": "Why?"}),
        ("DELETE", "/{id}", None),
        ("POST", "/regenerate", {}),
        ("PUT", "/order", {"ids": ["{id}"]}),
    ],
)
async def test_nothing_changes_once_it_has_begun_or_the_room_is_open(
    person: Person,
    agent: Agent,
    clock: FakeClock,
    method: str,
    suffix: str,
    body: Mapping[str, Any] | None,
) -> None:
    path, ids = await prepared(person)
    before = await now(person, path)
    url = path + suffix.format(id=ids[0])
    call_id = await person.join(path.split("/")[3])
    # The interviewer may have read the questions by now.
    error_of(await person.http.request(method, url, json=body), 409, "wrong_state")
    await agent.report(call_id, joined(), began())
    clock.advance(seconds=CALL_SURVIVES_S + 1)
    message = error_of(await person.http.request(method, url, json=body), 409, "wrong_state")
    assert "has begun" in message
    assert (await now(person, path)).questions == before.questions


async def test_a_room_that_was_left_for_long_does_not_hinder(
    person: Person, clock: FakeClock
) -> None:
    path, ids = await prepared(person)
    await person.join(path.split("/")[3])
    clock.advance(seconds=CALL_SURVIVES_S + 1)
    answer = await person.http.patch(f"{path}/{ids[0]}", json={"text": "Why?"})
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("body", [{}, {"text": ""}, {"text": None}, {"skills": ["x"] * 11}])
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_change_must_change_something(person: Person, body: dict[str, Any]) -> None:
    path, ids = await prepared(person)
    answer = await person.http.patch(f"{path}/{ids[0]}", json=body)
    assert answer.status_code == 422


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_questions_of_others_are_not_there(person: Person, stranger: Person) -> None:
    path, ids = await prepared(person)
    theirs, _ = await prepared(stranger)
    for url in (f"{path}/{ids[0]}", f"{theirs}/{ids[0]}"):
        error_of(await stranger.http.delete(url), 404, "not_found")
        error_of(await stranger.http.patch(url, json={"text": "Mine"}), 404, "not_found")
    for url, method, body in (
        (path, "POST", OWN),
        (f"{path}/regenerate", "POST", {}),
        (f"{path}/order", "PUT", {"ids": ids}),
    ):
        error_of(await stranger.http.request(method, url, json=body), 404, "not_found")
