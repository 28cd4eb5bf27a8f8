"""Questions to come back to: marked in the room or outside of it."""

import pytest

from api.agent_api.repository import AgentRepository
from api.agent_api.service import rebuild
from api.context import Context
from schemas.interviews import Bookmark
from schemas.lists import Page
from tests.api.story import asked, began, bookmarked, joined
from tests.api.support import Agent, FakeClock, Person, error_of


async def marked(person: Person, **params: str | int) -> Page[Bookmark]:
    answer = await person.http.get("/api/bookmarks", params=params)
    assert answer.status_code == 200, answer.text
    return Page[Bookmark].model_validate_json(answer.content)


async def ids(person: Person) -> list[str]:
    return [item.question.id for item in (await marked(person)).items]


async def test_marking_twice_is_marking_once(person: Person) -> None:
    interview = await person.create_interview()
    question_id = interview["questions"][1]["id"]
    path = f"/api/questions/{question_id}/bookmark"
    for _ in range(2):
        assert (await person.http.put(path)).status_code == 204
    (item,) = (await marked(person)).items
    assert (item.question.id, item.interview_id) == (question_id, interview["id"])
    assert item.question.bookmarked
    shown = (await person.http.get(f"/api/interviews/{interview['id']}")).json()
    assert [one["bookmarked"] for one in shown["questions"]] == [False, True]
    for _ in range(2):
        assert (await person.http.delete(path)).status_code == 204
    assert await ids(person) == []


async def test_the_room_and_the_page_mark_the_same(person: Person, agent: Agent) -> None:
    interview = await person.create_interview()
    first, second = (one["id"] for one in interview["questions"])
    call_id = await person.join(interview["id"])
    told = [joined(), began(), asked(first), bookmarked(first, on=True)]
    await agent.report(call_id, *told)
    assert await ids(person) == [first]
    await person.http.put(f"/api/questions/{second}/bookmark")
    await person.http.delete(f"/api/questions/{first}/bookmark")
    assert await ids(person) == [second]
    await agent.report(call_id, bookmarked(second, on=False), after=len(told))
    assert await ids(person) == []


async def test_a_follow_up_can_be_marked_and_stays_so(
    context: Context, person: Person, agent: Agent
) -> None:
    interview = await person.create_interview()
    first, second = (one["id"] for one in interview["questions"])
    call_id = await person.join(interview["id"])
    follow_up = f"{first}.f"
    await agent.report(
        call_id,
        joined(),
        began(),
        asked(first),
        asked(follow_up, parent_id=first),
        bookmarked(first, on=True),
    )
    await person.http.put(f"/api/questions/{follow_up}/bookmark")
    await person.http.put(f"/api/questions/{second}/bookmark")
    await person.http.delete(f"/api/questions/{first}/bookmark")
    before = await ids(person)
    assert set(before) == {follow_up, second}
    async with context.database.writing() as db:
        await rebuild(AgentRepository(db), interview["id"])
    assert await ids(person) == before


async def test_pages_hold_each_bookmark_once(person: Person, clock: FakeClock) -> None:
    made: list[str] = []
    for _ in range(2):
        clock.advance(minutes=1)
        interview = await person.create_interview(question_count=3)
        for question in interview["questions"]:
            await person.http.put(f"/api/questions/{question['id']}/bookmark")
            made.append(question["id"])
    seen: list[str] = []
    cursor: str | None = None
    for _ in range(3):
        page = await marked(person, limit=2, **({"cursor": cursor} if cursor else {}))
        seen += [item.question.id for item in page.items]
        cursor = page.next_cursor
    assert cursor is None
    assert sorted(seen) == sorted(made)
    assert set(seen[:3]) == set(made[3:]), "the newest interview's come first"


async def test_what_is_not_ones_own_cannot_be_marked(person: Person, stranger: Person) -> None:
    question_id = (await person.create_interview())["questions"][0]["id"]
    for path in (f"/api/questions/{question_id}/bookmark", "/api/questions/nowhere/bookmark"):
        error_of(await stranger.http.put(path), 404, "not_found")
        error_of(await stranger.http.delete(path), 404, "not_found")
    await person.http.put(f"/api/questions/{question_id}/bookmark")
    assert await ids(stranger) == []


@pytest.mark.parametrize("cursor", ["%%%", "bm8="])
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_cursor_is_ours(person: Person, cursor: str) -> None:
    answer = await person.http.get("/api/bookmarks", params={"cursor": cursor})
    error_of(answer, 422, "does_not_fit", "cursor")
