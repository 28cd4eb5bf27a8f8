"""What goes wrong around the person: a microphone that is missing or lost, an ended sign-in."""

import re

from playwright.async_api import BrowserContext, expect

from bench.candidate import QUESTION_WITHIN_S
from bench.listening import word_error_percent
from bench.server import Server
from tests.e2e.people import HALF, OTHER_HALF, People, Person, half_answer, other_half

MOST_WORD_ERRORS = 20.0
EMAIL = "ada@example.org"
PASSWORD = "correct horse battery"


async def test_a_microphone_that_is_plugged_in_later_is_taken(
    people: People, server: Server
) -> None:
    person, interview_id = await people.with_interview(server, 1)
    await person.context.add_init_script("window.lab?.plug()")
    await person.enter(interview_id)
    await expect(person.page.get_by_role("alert")).to_contain_text("No microphone is plugged in")
    await person.lab.plug("Headset")
    await person.hears_more(0)
    await person.my_turn()


async def test_a_headset_that_is_pulled_out_costs_no_word(people: People, server: Server) -> None:
    person, interview_id = await people.with_interview(server, 1)
    await person.context.add_init_script("window.lab?.plug('Headset', 'Laptop')")
    await _decides_alone(person)
    await person.enter(interview_id)
    await person.my_turn()
    await person.page.keyboard.press(" ")
    await person.say(half_answer())
    await person.lab.plug("Laptop")
    await expect(person.page.get_by_text("Headset was unplugged.")).to_be_visible()
    await expect(person.page.get_by_text("You now speak through Laptop.")).to_be_visible()
    await person.say(other_half())
    await person.page.keyboard.press("Enter")
    await person.results()
    await _check_answer(person, interview_id)


async def test_a_microphone_that_is_gone_leaves_typing(people: People, server: Server) -> None:
    person, interview_id = await people.with_interview(server, 1)
    await person.enter(interview_id)
    await person.my_turn()
    await person.lab.plug()
    await expect(person.page.get_by_role("alert")).to_contain_text("The microphone is gone.")
    await person.page.get_by_role("button", name="Answer by typing").click()
    box = person.page.get_by_role("textbox", name="Your answer")
    await box.fill(OTHER_HALF)
    await expect(person.page.get_by_role("button", name="Send answer")).to_be_enabled()
    await box.press("Enter")
    await person.results()
    answers = (await person.read(f"/api/interviews/{interview_id}/results"))["answers"]
    assert [answer["typed"] for answer in answers] == [True]


async def test_an_ended_sign_in_goes_on_at_the_same_question(
    people: People, server: Server
) -> None:
    person, interview_id = await people.with_interview(server, 1)
    await _register(person.context)
    await person.enter(interview_id)
    await person.my_turn()
    question = await person.question()
    await person.say(half_answer())

    await person.context.clear_cookies()
    await person.page.reload()
    await expect(person.page.get_by_role("heading")).to_have_text("You are signed out.")
    await person.page.get_by_role("link", name="Sign in").click()
    await person.page.get_by_label("E-mail address").fill(EMAIL)
    await person.page.get_by_label("Password", exact=True).fill(PASSWORD)
    await person.page.keyboard.press("Enter")

    await person.lab.until_state(["listening"], QUESTION_WITHIN_S)
    await person.my_turn()
    assert await person.question() == question
    await person.say(other_half())
    await person.results()
    await _check_answer(person, interview_id)


async def test_a_turn_by_key_is_corrected_before_it_is_sent(people: People, server: Server) -> None:
    person, interview_id = await people.with_interview(server, 1)
    await _decides_alone(person)
    await person.enter(interview_id)
    await person.my_turn()
    keyboard = person.page.keyboard
    await keyboard.press(" ")
    await person.say(other_half())
    await keyboard.press(" ")
    box = person.page.get_by_role("textbox", name="What was understood")
    await expect(box).to_have_value(re.compile("exercises"))
    await person.page.get_by_role("button", name="Listen again").click()
    await expect(person.page.get_by_role("button", name="Stop", exact=True)).to_be_visible()
    await box.fill("I made a course out of that list.")
    await box.press("Enter")
    await person.results()
    answer = (await person.read(f"/api/interviews/{interview_id}/results"))["answers"][0]
    assert (answer["transcript"], answer["edited"]) == ("I made a course out of that list.", True)
    assert word_error_percent(OTHER_HALF, answer["heard"]) < MOST_WORD_ERRORS


async def _decides_alone(person: Person) -> None:
    """No pause ends an answer."""
    await person.page.evaluate(
        "sessionStorage.setItem('call-settings', JSON.stringify({ patience: 'manual' }))"
    )


async def _register(context: BrowserContext) -> None:
    """The guest becomes somebody with a password, and keeps the interview."""
    csrf = next(c.get("value", "") for c in await context.cookies() if c.get("name") == "csrf")
    made = await context.request.post(
        "/api/auth/register",
        headers={"X-CSRF-Token": csrf},
        data={"email": EMAIL, "password": PASSWORD, "name": "Ada"},
    )
    assert made.status == 201, await made.text()


async def _check_answer(person: Person, interview_id: str) -> None:
    """It holds what was said before and after."""
    answers = (await person.read(f"/api/interviews/{interview_id}/results"))["answers"]
    heard = [answer["transcript"] for answer in answers]
    assert len(heard) == 1, heard
    errors = word_error_percent(" ".join((*HALF, OTHER_HALF)), heard[0])
    assert errors < MOST_WORD_ERRORS, heard[0]
