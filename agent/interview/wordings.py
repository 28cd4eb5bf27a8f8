"""How each follow-up is put: several ways, so that two in an interview do not sound alike.

`{words}` stands for words of the candidate's own, or for what their résumé names. The first of
each is made ahead of time, the others when one of the same kind was asked before.
"""

from collections.abc import Iterator
from typing import Final

from agent.coach.listening import Finding, Lack
from schemas.vocabulary import Category

_UNKNOWN: Final[dict[Category, tuple[str, ...]]] = {
    "technical": (
        "That's fine. If you had to find out, where would you start?",
        "No problem. What is your best guess, and what makes you think so?",
        "That's okay. What do you know that comes near to it?",
        "All right. How would you look into it if it came up tomorrow?",
    ),
    "behavioral": (
        "That's fine. Can you think of a smaller example, even outside of work?",
        "No problem. Has something a little like it happened to you?",
        "That's okay. Take any occasion that comes near to it: what did you do there?",
        "All right. What would you do if it happened to you next week?",
    ),
    "experience": (
        "That's fine. What comes closest to it in what you have done?",
        "No problem. Which piece of your work would you like to tell me about in its place?",
        "That's okay. Is there something from your training or your free time that is like it?",
        "All right. How would you go about it if it were your task?",
    ),
    "situational": (
        "That's fine. What would be the very first thing you would do?",
        "No problem. Whom would you ask, and what?",
        "That's okay. What would you want to know before you decide?",
        "All right. What would you try not to do, and why?",
    ),
}
_SHORT: Final[dict[Category, tuple[str, ...]]] = {
    "technical": (
        "Can you go one step deeper and explain how that works?",
        "Could you say a little more about how that works?",
        "What would I need to know to understand why that is so?",
        "Can you take me through that, one step at a time?",
    ),
    "behavioral": (
        "Can you walk me through a concrete example of that?",
        "Could you tell me about one time when that happened?",
        "What did that look like, on one particular day?",
        "Can you take one case and tell me how it went?",
    ),
    "experience": (
        "Can you tell me a bit more about that, with one example?",
        "Could you describe that in more detail?",
        "What did you do there, on a normal day?",
        "Can you pick one part of that and tell me how it went?",
    ),
    "situational": (
        "What would you do first, and why?",
        "Can you take me through that, step by step?",
        "What would you watch out for while you do that?",
        "Why would you do it that way?",
    ),
}
_VAGUE: Final[dict[Category, tuple[str, ...]]] = {
    "technical": (
        "Can you make that concrete, with one system you know?",
        "What would that mean in one real case?",
        "Can you give me one example, with what you would use and why?",
        "How would that look in practice, say in something you built?",
    ),
    "behavioral": (
        "Can you make that concrete, with one time when it happened?",
        "When did you last do that, and what happened?",
        "Can you tell me about one situation in which that showed?",
        "What is one example of that, with what you did yourself?",
    ),
    "experience": (
        "Can you make that concrete, with one piece of work?",
        "Which one case comes to mind, and what did you do there?",
        "Can you take one example of that and tell me how it went?",
        "What did you do, on one particular occasion?",
    ),
    "situational": (
        "Can you make that concrete? What would you do in the first hour?",
        "What exactly would you say or do first?",
        "Suppose it is tomorrow morning. How does it begin?",
        "Which steps would that be, one after the other?",
    ),
}
_OWN_PART: Final = (
    "And what exactly was your own part in that?",
    "Which part of that did you do yourself?",
    "What would have been different there without you?",
    "And you yourself, what did you do?",
)
_OWN_PART_IN: Final = (
    "You said that you {words} together. Which part of it was yours?",
    "I heard that the team {words}. What exactly did you do yourself?",
    "You {words}, you said. What was your own part in it?",
    "About the time you {words}: what did you do, and what did the others do?",
)
_NO_RESULT: Final = (
    "And what came of it?",
    "How did it turn out in the end?",
    "What was different afterwards?",
    "And how could you tell whether it had helped?",
)
_NO_RESULT_OF: Final = (
    "You said that you {words}. What came of it?",
    "After you {words}, what was different?",
    "You {words}, you said. How did it turn out?",
    "When you {words}, how could you tell whether it helped?",
)
_CLAIM: Final = (
    "You said {words}. How did you know?",
    "You said {words}. What was it that made the difference?",
    "Let's stay there for a moment: {words}. How does that work?",
    "You told me that {words}. How would you show that to somebody who doubts it?",
)
_MEANS: Final = (
    "You mentioned {words}. How exactly did that help?",
    "About {words}: how could you tell that this was what helped?",
    "Let's stay with {words} for a moment. What did it change, and why?",
    "Why {words}, and what did you see afterwards?",
)
_QUALITY: Final = (
    "You mentioned {words}. How did you know that it got better?",
    "About {words}: what exactly did you change?",
    "Let's stay with {words} for a moment. What did you do to it, and what did you see?",
    "When you speak of {words}, what did you look at to judge it?",
)
_SKILL: Final = (
    "Your résumé mentions {words}. Where did you meet it?",
    "I saw {words} in your résumé. What have you done with it so far?",
    "Your résumé names {words}, so I may have misunderstood you. What was your contact with it?",
    "I thought I had read {words} in your résumé. Did you learn it, or work beside it?",
)
_COMPANY: Final = (
    "I may have misread your résumé. From when to when were you at {words}?",
    "Your résumé gives another length for {words}. Can you help me with the dates?",
    "Can you help me with the dates? When did you begin at {words}, and when did you leave?",
    "I read other dates for {words} in your résumé. How does that fit together?",
)


def wordings(finding: Finding, category: Category) -> tuple[str, ...]:
    """The ways to ask for what an answer lacks, not yet filled in."""
    match finding.kind:
        case None:
            return _plain(finding.lack, category)
        case "deed":
            return _OWN_PART_IN if finding.lack == "own_part" else _NO_RESULT_OF
        case "claim":
            return _CLAIM
        case "means":
            return _MEANS
        case "quality":
            return _QUALITY
        case "skill":
            return _SKILL
        case "company":
            return _COMPANY


def lack_asked_for(text: str, category: Category) -> Lack | None:
    """What a follow-up that was put asks for; None where it is none of these."""
    return next(
        (lack for lack, wording in _every(category) if is_put_by(text, wording)),
        None,
    )


def is_put_by(text: str, wording: str) -> bool:
    """Whether `text` is this wording, whatever words stand in it."""
    before, slot, after = wording.partition("{words}")
    if not slot:
        return text == wording
    long_enough = len(text) > len(before) + len(after)
    return long_enough and text.startswith(before) and text.endswith(after)


def _plain(lack: Lack, category: Category) -> tuple[str, ...]:
    match lack:
        case "unknown":
            return _UNKNOWN[category]
        case "short":
            return _SHORT[category]
        case "vague":
            return _VAGUE[category]
        case "own_part":
            return _OWN_PART
        case "no_result":
            return _NO_RESULT
        case "unclear_claim" | "contradiction":
            raise ValueError(f"{lack} is asked for in words of the candidate's own")


def _every(category: Category) -> Iterator[tuple[Lack, str]]:
    groups: tuple[tuple[Lack, tuple[str, ...]], ...] = (
        ("unknown", _UNKNOWN[category]),
        ("short", _SHORT[category]),
        ("vague", _VAGUE[category]),
        ("own_part", (*_OWN_PART, *_OWN_PART_IN)),
        ("no_result", (*_NO_RESULT, *_NO_RESULT_OF)),
        ("unclear_claim", (*_CLAIM, *_MEANS, *_QUALITY)),
        ("contradiction", (*_SKILL, *_COMPANY)),
    )
    for lack, group in groups:
        for wording in group:
            yield lack, wording
