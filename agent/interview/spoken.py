"""What a turn asks for, when it is not an answer.

Wrongly taking an answer for a request loses more than missing a request, so each rule wants the
whole turn; only a clear last sentence ("I don't know. Can we skip this one?") may stand after an
answer, and never the one that ends the interview.
"""

import re
from typing import Final, Literal

from agent.hearing.barge_in import Weight
from agent.interview import grammar
from agent.interview.words import count_words, plain

Request = Literal["repeat", "think", "skip", "stop"]

_WHOLE: Final[tuple[tuple[Request, re.Pattern[str]], ...]] = (
    ("stop", grammar.whole(grammar.STOP)),
    ("skip", grammar.whole(grammar.SKIP)),
    ("think", grammar.whole(grammar.THINK)),
    ("repeat", grammar.whole(grammar.REPEAT)),
)
_ASKED_BACK: Final = re.compile(r"(?:um |uh |oh )?(?:sorry|what|huh|excuse me)")
_FILLERS: Final = grammar.repeated(grammar.FILLER, 8)
_BARE_REPLY: Final = re.compile(r"(?:yes|yeah)(?: (?:yes|yeah))*")
_BACKCHANNELS: Final = grammar.repeated(grammar.BACKCHANNEL, 4)
_CONSENT: Final = re.compile(
    r"(?:(?:yes|yeah|yep|sure|okay|oh|um|uh|please) ?)*(?:yes|yeah|yep|sure|please|go ahead"
    r"|(?:that would|it would|would) be (?:good|great|nice|helpful))"
    r"(?: (?:please|thanks|thank you))*"
)
_YES: Final = re.compile("yes|no")
_CLAIM: Final = re.compile(
    r"(?:(?:um|uh|oh|no|yes|yeah|okay|right|and|but) )*"
    r"(?:(?:wait|stop|sorry|hold on|hang on|excuse me|pardon|actually|honestly|basically|because"
    r"|however|maybe|(?:just )?(?:a|one) (?:moment|second|question))\b)"
)
_SENTENCE_END: Final = re.compile(r"(?<=[.?!…])\s+")
_REPORTED: Final = re.compile(r"(?:said|say|says|asked|ask|asks|told \w+|was|like|is|thought)")
_LONGEST_REQUEST_WORDS: Final = 30
_SHORTEST_LAST_SENTENCE_WORDS: Final = 2


def understand(text: str) -> Request | None:
    """What the whole of `text` asks the interviewer for; None where it is anything else."""
    words = plain(text)
    # A request is short; the bound also keeps matching cheap on an answer of several minutes.
    if not words or count_words(words) > _LONGEST_REQUEST_WORDS:
        return None
    if text.rstrip().endswith("?") and _ASKED_BACK.fullmatch(words):
        return "repeat"
    for request, pattern in _WHOLE:
        if pattern.fullmatch(words):
            return request
    return None


def split_request(text: str) -> tuple[str, Request | None]:
    """What of a turn belongs to the answer, and what the turn asks for."""
    request = understand(text)
    if request is not None:
        return "", request
    *before, last = _SENTENCE_END.split(text.strip())
    if not before or count_words(plain(last)) < _SHORTEST_LAST_SENTENCE_WORDS:
        return text, None
    if _REPORTED.fullmatch(" ".join(plain(before[-1]).split()[-1:])):
        return text, None
    request = understand(last)
    if request is None or request == "stop":
        return text, None
    return " ".join(before), request


def is_filler(text: str) -> bool:
    """Whether `text` only holds time or is courtesy ("um", "well…", "good question")."""
    words = plain(text)
    return bool(_FILLERS.fullmatch(words)) and not _BARE_REPLY.fullmatch(words)


def is_backchannel(text: str) -> bool:
    """Whether `text` only shows attention ("uh-huh", "okay") and claims no turn."""
    return bool(_BACKCHANNELS.fullmatch(plain(text)))


def weigh(text: str) -> Weight:
    """What words over the interviewer's amount to; a "yes" alone may begin an answer or not."""
    words = plain(text)
    if not words or _YES.fullmatch(words):
        return "nothing"
    if is_backchannel(text):
        return "backchannel"
    if _CLAIM.match(words) or understand(text):
        return "claim"
    return "content" if count_words(words) > 1 else "hint"


def is_consent(text: str) -> bool:
    """Whether `text` takes up an offer ("yes", "sure", "that would be great")."""
    return bool(_CONSENT.fullmatch(plain(text)))
