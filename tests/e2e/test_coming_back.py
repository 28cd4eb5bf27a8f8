"""The server dies, the network goes away: the page comes back by itself and nothing is lost."""

import time

from bench.candidate import QUESTION_WITHIN_S
from bench.listening import word_error_percent
from bench.relay import network
from bench.server import Server
from bench.weather import Weather
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

BACK_WITHIN_S = 30.0
"""Seconds, with all that is said again then: the connection itself is there after four."""
MOST_WORD_ERRORS = 20.0
ROUGH = Weather(loss=0.03)
BROKEN = " ".join((*HALF, OTHER_HALF))


async def test_a_killed_server_goes_on_at_the_same_question(
    people: People, mortal_server: Server
) -> None:
    person, interview_id = await people.with_interview(mortal_server, 2)
    await person.enter(interview_id)
    await person.my_turn()
    ended = await person.say(whole_answer())
    await person.hears_more(ended)
    await person.my_turn()
    question = await person.question()

    await person.say(half_answer())
    await mortal_server.kill()
    await person.lab.until_state(["reconnecting"], QUESTION_WITHIN_S)
    await mortal_server.start()

    await person.my_turn()
    assert await person.question() == question
    await person.say(other_half())
    await person.results()
    await _check_answers(person, interview_id, WHOLE, BROKEN)


async def test_a_killed_process_of_calls_goes_on_in_another(
    people: People, twofold_server: Server
) -> None:
    person, interview_id = await people.with_interview(twofold_server, 1)
    await person.enter(interview_id)
    await person.my_turn()
    question = await person.question()

    await person.say(half_answer())
    assert await twofold_server.kill_call_processes() == 1
    killed = time.monotonic()
    await person.lab.until_state(["reconnecting"], QUESTION_WITHIN_S)
    await person.my_turn()
    # The process that takes it up is running already.
    assert time.monotonic() - killed < BACK_WITHIN_S

    assert await person.question() == question
    await person.say(other_half())
    await person.results()
    await _check_answers(person, interview_id, BROKEN)


async def test_a_lost_network_goes_on_at_the_same_question(people: People, server: Server) -> None:
    person, interview_id = await people.with_interview(server, 1)
    async with network(ROUGH, ROUGH, seed=7) as between:
        await between.lies_under(person.page)
        await person.enter(interview_id)
        await person.my_turn()
        question = await person.question()
        assert (await person.lab.inbound())["fecPacketsReceived"] > 0

        await person.say(half_answer())
        between.cut = True
        await person.lab.until_state(["reconnecting"], QUESTION_WITHIN_S)
        between.cut = False

        await person.my_turn()
        assert await person.question() == question
        await person.say(other_half())
        await person.results()
        await _check_answers(person, interview_id, BROKEN)


async def _check_answers(person: Person, interview_id: str, *said: str) -> None:
    """Neither lost nor doubled, and the broken one holds what was said before and after."""
    answers = (await person.read(f"/api/interviews/{interview_id}/results"))["answers"]
    heard = [answer["transcript"] for answer in answers]
    assert len(heard) == len(said), heard
    for expected, text in zip(said, heard, strict=True):
        assert word_error_percent(expected, text) < MOST_WORD_ERRORS, text
