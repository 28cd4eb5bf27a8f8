"""From the start page to the results, by voice, at a desk and on a phone, reloaded mid-answer."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

from bench import corpus
from bench.listening import word_error_percent
from bench.server import Server
from tests.e2e.people import (
    HALF,
    OTHER_HALF,
    WHOLE,
    People,
    Person,
    half_answer,
    other_half,
    whole_answer,
)

MOST_WORD_ERRORS = 20.0
EVALUATED_WITHIN_MS = 90_000


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
async def test_an_interview_by_voice(people: People, server: Server, phone: bool) -> None:
    person = await people.new(server, phone=phone)
    await _set_up(person)
    await _green_room(person)

    await _hear_the_greeting(person)
    await _answer_with_a_reload(person)
    await _answer_the_last_one(person)
    await person.results()

    await _read_what_was_found(person.page)
    interview_id = person.page.url.split("/")[-2]
    answers = (await person.read(f"/api/interviews/{interview_id}/results"))["answers"]
    for answer in answers:
        assert answer["rubric"] is not None, answer["reason"]
        assert answer["delivery"]["words"] > 5
        assert (answer["score"] is None) == (answer["status"] == "not_scored")
    _check_words(answers[0], " ".join((*HALF, OTHER_HALF)))
    _check_words(answers[1], WHOLE)
    await _hear_the_answers(person.page)


async def _set_up(person: Person) -> None:
    page = person.page
    await person.press(page.get_by_role("button", name="Start", exact=True))
    await page.get_by_role("textbox", name="The job").fill(corpus.job_description())
    await page.get_by_label("Questions", exact=True).select_option("2")
    await person.press(page.get_by_text("Behavioural"))
    await person.press(page.get_by_role("button", name="Write the questions"))
    await person.press(page.get_by_role("link", name="Go to the green room"))


async def _green_room(person: Person) -> None:
    ready = person.page.get_by_role("heading", name="Maya is ready for you")
    await expect(ready).to_be_visible()
    await person.press(person.page.get_by_role("button", name="Join"))


async def _hear_the_greeting(person: Person) -> None:
    await person.lab.until_state(["speaking"], 20.0)
    await person.hears_more(0)
    await expect(person.page.get_by_test_id("captions")).to_contain_text("I'm Maya")
    await person.my_turn()


async def _answer_with_a_reload(person: Person) -> None:
    question = await person.question()
    await person.say(half_answer())
    await person.page.reload()

    await person.my_turn()
    messages = await person.told()
    assert messages[0]["type"] == "state"
    assert messages[0]["question"]["text"] == question
    assert await person.question() == question

    ended = await person.say(other_half())
    await person.hears_more(ended)
    await expect(person.page.get_by_test_id("question")).not_to_have_text(question)


async def _answer_the_last_one(person: Person) -> None:
    await person.my_turn()
    ended = await person.say(whole_answer())
    await person.hears_more(ended)
    # The page leaves with the last word, before anybody could look for it.
    await expect(person.page.get_by_test_id("captions")).to_contain_text("That was the last")


async def _read_what_was_found(page: Page) -> None:
    rests = page.get_by_role("region", name="What it rests on")
    await expect(rests).to_contain_text("fixed rules on this server", timeout=EVALUATED_WITHIN_MS)
    await expect(page.get_by_text("Relevance 25%").first).to_be_visible()


def _check_words(answer: dict[str, Any], said: str) -> None:
    errors = word_error_percent(said, answer["transcript"])
    assert errors < MOST_WORD_ERRORS, answer["transcript"]


async def _hear_the_answers(page: Page) -> None:
    await _plays(page, "Your answer to question 1")
    await page.locator("h3 > button[aria-expanded=false]").click()
    await _plays(page, "Your answer to question 2")
    await _plays(page, "Recording of the whole interview")
    chapters = page.get_by_role("list", name="Chapters").get_by_role("button")
    await expect(chapters).to_have_count(2)
    await chapters.nth(1).click()
    await page.wait_for_function("document.querySelector('audio').currentTime > 5")


async def _plays(page: Page, label: str) -> None:
    audio = page.locator(f'audio[aria-label="{label}"]')
    await audio.evaluate("audio => { audio.preload = 'auto'; return audio.play(); }")
    element = await audio.element_handle()
    await page.wait_for_function(
        "audio => Number.isFinite(audio.duration) && audio.duration > 2 && audio.currentTime > 0.5",
        arg=element,
    )
    await audio.evaluate("audio => audio.pause()")
