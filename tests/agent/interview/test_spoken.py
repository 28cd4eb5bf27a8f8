"""Requests are understood in many phrasings; answers that contain their words are left alone."""

from pathlib import Path

import pytest

from agent.interview.spoken import (
    Request,
    is_backchannel,
    is_consent,
    is_filler,
    split_request,
    understand,
    weigh,
)

DATA = Path(__file__).parent / "phrasings"


def phrasings(name: str) -> list[str]:
    return (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()


REQUESTS: tuple[Request, ...] = ("repeat", "think", "skip", "stop")
ASKED = [(request, text) for request in REQUESTS for text in phrasings(request)]


@pytest.mark.parametrize(("request_", "text"), ASKED)
def test_a_request_is_understood(request_: Request, text: str) -> None:
    understood = understand(text)
    if understood is None:
        understood = split_request(text)[1]
    assert understood == request_


@pytest.mark.parametrize(("request_", "text"), ASKED)
@pytest.mark.parametrize("lead", ["Um, ", "Sorry, ", "Okay, so, uh, "])
def test_fillers_in_front_change_nothing(request_: Request, text: str, lead: str) -> None:
    understood = split_request(lead + text[0].lower() + text[1:])[1]
    assert understood == request_


@pytest.mark.parametrize(("request_", "text"), ASKED)
def test_case_and_punctuation_change_nothing(request_: Request, text: str) -> None:
    bare = "".join(mark for mark in text if mark.isalnum() or mark in " '’-")
    if understand(text) is not None and len(bare.split()) > 1:
        assert understand(bare.upper()) == request_


@pytest.mark.parametrize("text", phrasings("answers"))
def test_an_answer_with_such_words_is_left_alone(text: str) -> None:
    assert split_request(text) == (text, None)


def test_there_are_enough_phrasings_both_ways() -> None:
    assert all(len(phrasings(request)) >= 50 for request in REQUESTS)
    assert len(phrasings("answers")) >= 100


@pytest.mark.parametrize(
    ("text", "kept", "request_"),
    [
        ("I don't really know much. Can we skip this one?", "I don't really know much.", "skip"),
        ("We used Kafka. Let me think for a second.", "We used Kafka.", "think"),
        (
            "So I wrote the parser. Sorry, what was the question?",
            "So I wrote the parser.",
            "repeat",
        ),
    ],
)
def test_a_request_may_follow_an_answer(text: str, kept: str, request_: Request) -> None:
    assert split_request(text) == (kept, request_)


@pytest.mark.parametrize(
    "text",
    [
        "We had talked for an hour. Let's stop here.",
        "Then she said. Can you repeat that?",
        "The tests were green. Pass.",
    ],
)
def test_a_last_sentence_that_may_be_part_of_the_story_is_kept(text: str) -> None:
    assert split_request(text) == (text, None)


def test_a_questioning_sorry_asks_for_the_question_and_a_plain_one_does_not() -> None:
    assert understand("Sorry?") == "repeat"
    assert understand("Sorry.") is None


@pytest.mark.parametrize("text", phrasings("backchannels"))
def test_a_backchannel_claims_no_turn(text: str) -> None:
    assert is_backchannel(text)


def test_a_yes_alone_tells_nothing_yet() -> None:
    assert weigh("Yes.") == "nothing"
    assert weigh("Yeah.") == weigh("Mm-hmm.") == "backchannel"
    assert weigh("Yes, I can tell you") == "content"
    assert weigh("Share.") == "hint"
    assert weigh("Amen.") == "backchannel", "so a hum is misheard"
    assert weigh("") == weigh("…") == "nothing"
    for claim in ("Wait.", "Sorry?", "No, actually", "Oh, one second", "Can you repeat that?"):
        assert weigh(claim) == "claim"


@pytest.mark.parametrize("text", phrasings("not_backchannels"))
def test_words_that_claim_a_turn_are_no_backchannel(text: str) -> None:
    assert not is_backchannel(text)


@pytest.mark.parametrize("text", phrasings("fillers"))
def test_holding_sounds_and_courtesies_are_no_answer(text: str) -> None:
    assert is_filler(text)


@pytest.mark.parametrize("text", ["Yes.", "Yeah, yeah.", "No.", "Redis.", "I", "", "Um, Redis."])
def test_words_that_say_something_are_no_filler(text: str) -> None:
    assert not is_filler(text)


@pytest.mark.parametrize("text", ["Yes.", "Yes, please.", "Sure.", "That would be great, thanks."])
def test_an_offer_is_taken_up(text: str) -> None:
    assert is_consent(text)


@pytest.mark.parametrize("text", ["No.", "Yes, I led the team.", "Okay.", "Great service."])
def test_an_offer_is_not_taken_up_by_anything_else(text: str) -> None:
    assert not is_consent(text)


def test_a_long_answer_costs_no_time_and_is_no_request() -> None:
    assert split_request("okay so well " * 4_000 + "can we skip this one")[1] is None
