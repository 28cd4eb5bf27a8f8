"""What somebody is called at work, as it is said in a sentence: "a Head Chef", "an HR Partner"."""

import re
from typing import Final

from agent.coach.resume.words import load_words
from agent.coach.slots.filler import Filler
from agent.coach.slots.names import spoken_name, spoken_thing

# There is one of them in a place, so they are said without an article.
_ONE_OF_A_KIND: Final = re.compile(
    r"(?:head of|chief .*officer|vice president|managing|(?:general|legal) counsel)\b",
    re.IGNORECASE,
)
_SOUNDS_LIKE_A_VOWEL: Final = re.compile(
    r"(?i:[aeio]|u(?!ni|se|k\b|x\b|i\b)|ho(?:nor|nest|ur))"
    r"|(?=[A-Z]{2,}\b)(?!U[IXK])[AEFHILMNORSX]"
)
_SPELLED_LIKE_A_VOWEL: Final = re.compile(r"(?i:one\b|eu)")


def title(written: str) -> Filler | None:
    """The title with its article; None where nothing says what somebody is.

    "Responsible for everything" is no title, and "Nurses" is not what one person is.
    """
    text = spoken_name(written) or spoken_thing(written)
    if text is None or not load_words().roles.intersection(text.casefold().split()):
        return None
    what = text.split(" of ")[0]  # "Teacher of Mathematics" is one person
    if what.endswith("s") and not what.endswith("ss"):
        return None
    return Filler(text, article="" if _ONE_OF_A_KIND.match(text) else _article(text))


def _article(text: str) -> str:
    vowel = _SOUNDS_LIKE_A_VOWEL.match(text) and not _SPELLED_LIKE_A_VOWEL.match(text)
    return "an" if vowel else "a"
