"""What an answer lacks or could do without, kindly and directly."""

from collections.abc import Iterator
from typing import Final

from agent.coach.evaluation.feedback.noted import Noted
from agent.coach.evaluation.feedback.signals import (
    ADVICE,
    BOAST,
    DOUBT,
    OTHER_SIDE,
    OWN,
    REASON,
    TO_THE_JUDGE,
)
from agent.coach.evaluation.feedback.told import Told, quoted

MOST: Final = 4
MUCH_WE: Final = 0.6
MUCH_HEDGED: Final = 0.4
MUCH_IDLE: Final = 0.34
_FEW_WORDS: Final = 25
_A_SENTENCE: Final = 7


def weaknesses_of(told: Told) -> tuple[Noted, ...]:
    """The most telling first, each about other words."""
    found: list[Noted] = []
    for one in (*_nothing(told), *_missing(told), *_manner(told)):
        known = {other.quote for other in found} - {None}
        if len(found) < MOST and one.quote not in known:
            found.append(one)
    return tuple(found)


def brochure(told: Told) -> tuple[str, ...]:
    """Sentences of many abstract words with nobody and nothing particular in them."""
    known = {*told.features.spans("particular"), *told.features.spans("own")}
    clips = (told.clip(one) for one in told.features.spans("vague") if one not in known)
    return tuple(one for one in clips if not OWN.search(one) and len(one.split()) >= _A_SENTENCE)


def _nothing(told: Told) -> Iterator[Noted]:
    # Only what plainly is one: nobody should be suspected of more than they said.
    for clip in [one for one in told.aside("instruction") if TO_THE_JUDGE.search(one)][:1]:
        yield Noted(
            f"This part was left out; it reads like a request about the score: {quoted(clip)}.",
            clip,
        )
    unread = told.aside("noise", "list")
    if unread and not told.features.kept:
        yield Noted("Your answer could not be read as English sentences; perhaps it was misheard.")
    elif (told.says_nothing and told.features.topic > 0) or not told.features.kept:
        yield Noted("There is no answer to the question yet.")
    elif told.features.topic == 0 and not told.deeds and not told.steps:
        yield Noted(
            "You never name what you were asked about; the interviewer has to find the link."
        )
    elif told.counted < _FEW_WORDS:
        yield Noted("Your answer is over before the interviewer has learned much.")


def _missing(told: Told) -> Iterator[Noted]:
    if told.says_nothing:
        return
    ours = told.ours
    if told.kind != "explanation" and told.features.value("we") >= MUCH_WE and ours:
        text = f"You tell it as ‘we’, so your own part is hard to see: {quoted(ours[0])}."
        yield Noted(text, ours[0])
    elif told.kind == "story" and not told.deeds and told.steps:
        yield Noted("You tell how it usually goes rather than one particular case.")
    elif told.kind == "story" and not told.deeds:
        yield Noted("You do not say what you yourself did in one particular case.")
    elif told.kind == "decision" and not told.steps and not told.deeds:
        yield Noted("You do not say what you yourself would do.")
    if told.kind == "story" and not told.may_have_result:
        yield Noted("You do not say what came of it.")
    if told.kind != "story" and not told.has("reasons") and not told.saying(REASON):
        yield Noted("You do not say why in so many words.")
    elif told.kind == "decision" and not told.has("weighing") and not told.saying(OTHER_SIDE):
        yield Noted("You look at one side only.")


def _manner(told: Told) -> Iterator[Noted]:
    if told.says_nothing:
        return
    for clip in told.clips("listed")[:1]:
        yield Noted(f"Names stand in a row without what you did with them: {quoted(clip)}.", clip)
    for clip in brochure(told)[:1]:
        yield Noted(f"This could stand in anybody’s answer: {quoted(clip)}.", clip)
    advice = [one for one in told.saying(ADVICE) if not OWN.search(one)]
    for clip in advice[:1] if told.kind == "story" else ():
        yield Noted(f"This is advice; the question is about you: {quoted(clip)}.", clip)
    for clip in told.saying(BOAST)[:1]:
        yield Noted(f"This claims something without showing it: {quoted(clip)}.", clip)
    for clip in told.saying(DOUBT)[:1] if told.features.value("hedges") >= MUCH_HEDGED else ():
        yield Noted(f"You sound less sure here than you may be: {quoted(clip)}.", clip)
    yield from _idle(told)


def _idle(told: Told) -> Iterator[Noted]:
    for clip in told.clips("run_on")[:1]:
        yield Noted(f"This sentence goes on for too long to follow: {quoted(clip)} ….", clip)
    if told.features.value("idle") >= MUCH_IDLE:
        for clip in told.idle[:1]:
            yield Noted(f"This adds nothing new: {quoted(clip)}.", clip)
    for clip in told.aside("echo")[:1] if told.counted < _FEW_WORDS else ():
        yield Noted(f"This only says the question back: {quoted(clip)}.", clip)
