"""The room without a mouse, without a microphone, and in two tabs."""

from playwright.async_api import expect

from bench.candidate import QUESTION_WITHIN_S
from bench.server import Server
from tests.e2e.people import People, Person

TYPED = (
    "I asked both sides to write down what they could not live without, and I compared the lists"
    " with them until two items were left."
)


async def test_the_newest_tab_takes_over(people: People, server: Server) -> None:
    person, interview_id = await people.with_interview(server, 1)
    await person.enter(interview_id)
    await person.hears_more(0)
    question = await person.question()

    second = Person(person.context, await person.context.new_page())
    await second.enter(interview_id)
    await person.lab.until_state(["taken_over"], QUESTION_WITHIN_S)
    await expect(person.page.get_by_role("heading")).to_have_text(
        "The interview goes on in another window."
    )
    await second.hears_more(0)
    assert await second.question() == question


async def test_a_candidate_who_types(people: People, server: Server) -> None:
    person, interview_id = await people.with_interview(server, 1, microphone=False)
    await person.enter(interview_id)
    await expect(person.page.get_by_role("alert")).to_contain_text("keeping the microphone off")
    await person.page.get_by_role("button", name="Answer by typing instead").click()
    await person.hears_more(0)

    box = person.page.get_by_role("textbox", name="Your answer")
    await box.fill(TYPED)
    await box.press("Enter")
    await person.results()
    answers = (await person.read(f"/api/interviews/{interview_id}/results"))["answers"]
    assert [(answer["transcript"], answer["typed"]) for answer in answers] == [(TYPED, True)]
    await expect(person.page.get_by_text(TYPED)).to_be_visible()


async def test_every_control_has_a_key(people: People, server: Server) -> None:
    person, interview_id = await people.with_interview(server, 2)
    await person.enter(interview_id)
    await person.hears_more(0)
    keyboard = person.page.keyboard
    question = await person.question()

    await keyboard.press("p")
    await person.lab.until_state(["paused"], QUESTION_WITHIN_S)
    await keyboard.press("p")
    await person.my_turn()

    asked = await person.lab.frame()
    await keyboard.press("r")
    await person.hears_more(asked)
    await person.my_turn()
    assert await person.question() == question

    await keyboard.press("s")
    await expect(person.page.get_by_test_id("question")).not_to_have_text(question)
    await person.my_turn()

    await keyboard.press("e")
    await expect(person.page.get_by_role("dialog")).to_be_visible()
    # The dialog takes the focus to what does no harm, a moment after it is seen.
    await expect(person.page.get_by_role("button", name="Go on")).to_be_focused()
    await keyboard.press("Tab")
    await expect(person.page.get_by_role("button", name="End the interview")).to_be_focused()
    await keyboard.press("Enter")
    await person.results()
    statuses = [
        answer["status"]
        for answer in (await person.read(f"/api/interviews/{interview_id}/results"))["answers"]
    ]
    assert statuses == ["skipped", "skipped"]
