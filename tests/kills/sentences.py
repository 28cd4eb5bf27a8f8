"""What candidates say and type."""

import random
from typing import Final

SENTENCES: Final = (
    "I moved the slow writes out of the request and measured the effect for a week.",
    "The delay went from nine seconds to under one.",
    "I asked both sides to write down what they could not live without.",
    "Once I can see it on my own machine, I write a test that fails.",
    "Then I read the recent changes and cut the search in half until one of them is left.",
    "The tool that they had asked for would not be ready before the summer.",
    "I wrote a small pipeline that ran the tests and rolled everything out step by step.",
    "A customer called me because her invoices were wrong.",
    "I kept a list of everything that I had to ask in my first month.",
    "We gave each entry a version and sent the new version over a queue.",
    "My manager asked me to rank my projects in front of the whole team.",
    "I called the three largest customers myself before they could read it in the news.",
    "My first step is always to reproduce the problem.",
    "So I showed what already worked, and I offered a smaller version for June.",
    "I sat down with Marcus, who had written the billing code.",
    "Together we found that one currency was rounded twice.",
    "I try to watch two or three people work before I change anything.",
    "Out of that list I made a short course with four exercises.",
    "Every server kept its own copy, and after a change they disagreed for minutes.",
    "I had three projects at once and none of them moved.",
    "What helped most was to write decisions down where everybody could find them.",
    "For an order I would use a real transaction, because a missing payment is worse.",
    "Then we split the open orders between two smaller companies.",
    "I try to give feedback within a day, and never in public.",
    "Nine out of ten alarms had never led to anything, so we deleted those.",
    "Every evening the queue began to fall behind by half an hour.",
)
"""Spoken, each understood almost to the word by the recogniser."""

_SHORT: Final = ("Mostly Python.", "I do not know.", "Yes, twice.", "A cache.")


def typed_answer(rng: random.Random) -> str:
    """An answer no other has; one in four is so short that a follow-up is asked."""
    text = rng.choice(_SHORT) if rng.random() < 0.25 else rng.choice(SENTENCES)
    return f"{text} I did that as number {rng.randrange(10**9)}."
