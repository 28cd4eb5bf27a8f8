"""What a transcript's last words tell."""

import pytest

from agent.hearing.completeness import judge

UNFINISHED = [
    "First I looked at the logs, and then we.",
    "We moved the table to a new cluster and",
    "I told them that we should wait, because.",
    "So I went to my",
    "The main reason why I left was that that.",
    "What helped most is that",
    "The main reason was that the...",
    "It was the first time we,",
    "I would say, um",
    "For example.",
    "We had three options, such as",
    "On the other hand.",
    "and I",
    "They asked me whether.",
    "My team was responsible for.",
    "In that job I worked with.",
    "And that job I worked with.",
    "My role was to",
    "I noticed that we are responsible for.",
    "So we moved to.",
    "When the outage began I was the only one of.",
]
FINISHED = [
    "One half changes every day and the other never does.",
    "It came back faster than we ever had.",
    "I asked, because nobody else would.",
    "We moved the table without any downtime.",
    "I would do it the same way again!",
    "In the end we saved about forty thousand dollars a year.",
    "That was the migration I am most proud of shipping.",
    "We agreed to review it every Friday.",
    "I would ask the customer what they depend on.",
    "It was the hardest project I have worked on.",
    "Honestly, I had nobody to turn to.",
    "That is the one thing I am really proud of.",
    "It was a part of the system we were responsible for.",
    "In the end nobody needed the report that we were asked for.",
    "I learned to say no much earlier on.",
    "Most people were surprisingly happy with that.",
    "How much detail would you like?",
    "It is just how we did things there, you know.",
    "The two of them had stopped talking to each other.",
    "If nobody had asked, we would have left it as it was for years.",
    "First I read the file, then I ask the author.",
    "It was a good team to be part of.",
    "After that all the shelves got a label.",
]
CLOSING = [
    "We moved it over one weekend. So yeah, that's it.",
    "They agreed. That's about it, I think.",
    "And that was that.",
    "Does that answer the question?",
    "We used Docker, Jenkins, Grafana, and so on.",
    "I learned to ask earlier. Yeah, that's my answer.",
    "That's all I can say about it.",
]
LEANING = [
    "And what we did was.",
    "After the launch we noticed that.",
    "On top of that.",
    "So the other wards took it over.",
    "This is where we are.",
    "When the new system came.",
    "And if I remember it right.",
    "There were three things.",
    "First we asked the users.",
]
OPEN = [
    "Yes.",
    "I think we made the service faster",
    "",
    "No idea",
    "No, not really.",
    "Since last March.",
]


@pytest.mark.parametrize("text", UNFINISHED)
def test_a_dangling_sentence_is_unfinished_whatever_its_punctuation(text: str) -> None:
    assert judge(text) == "unfinished"


@pytest.mark.parametrize("text", CLOSING)
def test_a_phrase_that_ends_answers_is_closing(text: str) -> None:
    assert judge(text) == "closing"


@pytest.mark.parametrize("text", FINISHED)
def test_a_whole_sentence_is_finished(text: str) -> None:
    assert judge(text) == "finished"


@pytest.mark.parametrize("text", LEANING)
def test_a_last_word_that_mostly_leads_on_leans(text: str) -> None:
    assert judge(text) == "leaning"


@pytest.mark.parametrize("text", OPEN)
def test_some_words_do_not_tell(text: str) -> None:
    assert judge(text) == "open"
