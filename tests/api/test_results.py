"""What an interview came to, as far as it is known."""

from fastapi import FastAPI

from schemas.results import Results
from tests.api.sound import tone_chunks
from tests.api.story import answered, asked, began, ended, joined, refined, whole_interview
from tests.api.support import Agent, Person, client


async def results(person: Person, interview_id: str) -> Results:
    answer = await person.http.get(f"/api/interviews/{interview_id}/results")
    assert answer.status_code == 200, answer.text
    return Results.model_validate_json(answer.content)


async def sounds_for_anybody(app: FastAPI, url: str) -> bool:
    """Whether an address opens without a sign-in, as a player uses it."""
    async with client(app) as nobody:
        answer = await nobody.get(url)
        return answer.status_code == 200 and answer.content.startswith(b"OggS")


async def test_before_the_interview_there_is_nothing(person: Person) -> None:
    interview = await person.create_interview()
    found = await results(person, interview["id"])
    assert (found.status, found.reason) == ("pending", "the interview is not finished")
    assert (found.answers, found.recording, found.overall_score) == ((), None, None)


async def test_a_finished_interview_says_why_it_has_no_score(
    app: FastAPI, person: Person, agent: Agent
) -> None:
    interview = await person.create_interview()
    call_id = await person.join(interview["id"])
    first, second = (question["id"] for question in interview["questions"])
    for n, chunk in enumerate(tone_chunks(10)):
        await agent.put_audio(call_id, n, chunk)
    await agent.report(call_id, *whole_interview(first, second))
    found = await results(person, interview["id"])
    assert (found.status, found.reason) == ("not_scored", "evaluation is not set up")
    assert (found.overall_score, found.grade, found.scored_by) == (None, None, None)
    assert found.recording is not None
    assert found.recording.duration_s == 5
    assert await sounds_for_anybody(app, found.recording.audio_url)
    chapters = [(chapter.question_id, chapter.start_s) for chapter in found.recording.chapters]
    assert chapters == [(first, 0.5), (second, 4)]

    spoken, skipped = found.answers
    assert spoken.question_id == first
    assert spoken.question == interview["questions"][0]["text"]
    assert (spoken.transcript, spoken.heard) == ("I did it myself.", "I really did it.")
    assert (spoken.edited, spoken.typed) == (True, False)
    assert (spoken.status, spoken.reason) == ("not_scored", "evaluation is not set up")
    (follow_up,) = spoken.follow_ups
    assert (follow_up.question_id, follow_up.transcript) == (f"{first}.f", "All alone.")
    # The follow-up's sound comes after the answer's one second.
    words = [(word.text, round(word.start_s, 3)) for word in spoken.words]
    assert words == [("I", 0.1), ("All", 1.1)]
    assert spoken.audio_url is not None
    assert await sounds_for_anybody(app, spoken.audio_url)

    assert (skipped.status, skipped.reason) == ("skipped", "the question was skipped")
    assert (skipped.audio_url, skipped.transcript) == (None, "")


async def test_hints_to_a_follow_up_count_with_its_question(person: Person, agent: Agent) -> None:
    interview = await person.create_interview()
    call_id = await person.join(interview["id"])
    first, second = (question["id"] for question in interview["questions"])
    follow_up = f"{first}.f"
    await agent.report(call_id, joined(), began(), asked(first), answered(first, hints_used=1))
    more = (asked(follow_up, parent_id=first), answered(follow_up, hints_used=1), asked(second))
    await agent.report(call_id, *more, after=4)
    found = await results(person, interview["id"])
    assert [answer.hints_used for answer in found.answers] == [2, 0]


async def test_an_open_question_is_pending(person: Person, agent: Agent) -> None:
    interview = await person.create_interview()
    call_id = await person.join(interview["id"])
    first, second = (question["id"] for question in interview["questions"])
    await agent.report(call_id, joined(), began(), asked(first), answered(first), asked(second))
    found = await results(person, interview["id"])
    assert [answer.status for answer in found.answers] == ["pending", "pending"]
    assert [answer.answer_id for answer in found.answers] == [f"a-{first}", None]


async def test_what_was_skipped_after_some_words_is_kept(person: Person, agent: Agent) -> None:
    interview = await person.create_interview()
    call_id = await person.join(interview["id"])
    first, second = (question["id"] for question in interview["questions"])
    story = whole_interview(first, second)
    story[11] = answered(second, "Well, I…", skipped=True)
    await agent.report(call_id, *story)
    _, kept = (await results(person, interview["id"])).answers
    assert (kept.transcript, kept.status) == ("Well, I…", "not_scored")


async def test_what_was_typed_is_not_replaced_by_what_was_heard(
    person: Person, agent: Agent
) -> None:
    interview = await person.create_interview()
    call_id = await person.join(interview["id"])
    question = interview["questions"][0]["id"]
    typed = answered(question, "I did it. In 2019.", typed=True)
    await agent.report(call_id, joined(), asked(question), typed)
    (answer,) = (await results(person, interview["id"])).answers
    assert (answer.transcript, answer.heard, answer.typed) == ("I did it. In 2019.", None, True)
    await agent.report(call_id, refined(question), after=3)
    (answer,) = (await results(person, interview["id"])).answers
    assert (answer.transcript, answer.heard) == ("I did it. In 2019.", "I really did it.")


async def test_chapters_go_on_in_the_next_call(person: Person, agent: Agent) -> None:
    interview = await person.create_interview()
    first, second = (question["id"] for question in interview["questions"])
    chunks = tone_chunks(4)
    calls: list[str] = []
    for question in (first, second):
        call_id = await person.join(interview["id"])
        for n, chunk in enumerate(chunks):
            await agent.put_audio(call_id, n, chunk)
        await agent.report(call_id, joined(), asked(question, 0.5), ended())
        calls.append(call_id)
    assert calls[0] != calls[1]
    recording = (await results(person, interview["id"])).recording
    assert recording is not None
    assert recording.duration_s == 4
    assert [chapter.start_s for chapter in recording.chapters] == [0.5, 2.5]


async def test_results_have_an_etag(person: Person, agent: Agent) -> None:
    interview = await person.create_interview()
    path = f"/api/interviews/{interview['id']}/results"
    first = await person.http.get(path)
    known = {"If-None-Match": first.headers["etag"]}
    assert (await person.http.get(path, headers=known)).status_code == 304
    call_id = await person.join(interview["id"])
    await agent.report(call_id, joined(), asked(interview["questions"][0]["id"]))
    assert (await person.http.get(path, headers=known)).status_code == 200
