"""Where an answer says the contrary of the résumé: rare, and only where the words are plain."""

import re
from collections.abc import Iterator
from typing import Final

from agent.coach.evaluation.text import Sentence
from agent.coach.listening.background import Background, Skill, Stay
from agent.coach.listening.said import Said

_DENIES: Final = re.compile(
    r" i (?:"
    r"(?:have )?never (?:really |actually |ever )?"
    r"(?:used?|touch(?:ed)?|tried|work(?:ed)? with|heard of)"
    r"|have not (?:really |actually |ever )?(?:used|touched|tried|worked with)"
    r"|have (?:got )?no (?:real |actual )?experience (?:with|in|of|using)"
    r"|do not have (?:any |much )?experience (?:with|in|of|using)"
    r"|am not (?:really |at all )?familiar with"
    r"|do not know"
    r")(?= )"
)
_ANOTHER_TIME: Final = re.compile(
    r" (?:had never|had not|at (?:that|the) time|back then|until|when i (?:started|joined|began)"
    r"|before (?:i|we|that|then|this)|in those days|if|would) "
)
_MAY_FOLLOW: Final = frozenset(
    {(), ("before",), ("myself",), ("personally",), ("yet",), ("at", "all"), ("so", "far")}
)
_TAKE_BACK: Final = frozenset(
    {"except", "only", "apart", "at", "in", "on", "for", "though", "although", "until"}
)
_NUMBERS: Final = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen", "twenty"),
)
_ABOUT: Final = "(?:about |around |almost |nearly |roughly |over |more than |the last |the past )?"
_YEARS: Final = rf"{_ABOUT}(?P<years>\d{{1,2}}|{'|'.join(_NUMBERS)}) years"
_OFF_BY: Final = 2.0
"""Years by which memory and a résumé may differ."""


def denied_skill(said: Said, background: Background) -> Skill | None:
    """A skill of the résumé that the candidate says they never used."""
    if " i " not in said.joined:
        return None
    for sentence in said.sentences:
        match = _DENIES.search(sentence.joined)
        if match is None or _ANOTHER_TIME.search(sentence.joined):
            continue
        at = sentence.joined.count(" ", 0, match.end())
        for skill in background.skills:
            if _is_all(sentence, at, skill) and not _mentioned_elsewhere(said, sentence, skill):
                return skill
    return None


def longer_stay(said: Said, background: Background) -> Stay | None:
    """A company at which the candidate says to have been for much longer or shorter."""
    for sentence in said.sentences:
        if " years " not in sentence.joined:
            continue
        for stay in background.stays:
            for years, whole in _years_at(sentence, stay):
                too_long = years > stay.at_most + _OFF_BY
                # "Three years at Acme" may be a part of the time there, "for three years" is not.
                too_short = whole and years < stay.at_least - _OFF_BY
                if too_long or too_short:
                    return stay
    return None


def _is_all(sentence: Sentence, at: int, skill: Skill) -> bool:
    """Whether the skill is what was denied, and not a use of it ("in production")."""
    behind = at + len(skill.words)
    if sentence.words[at:behind] != skill.words:
        return False
    rest = sentence.words[behind:]
    pauses = sentence.text[sentence.places[behind - 1][1] :][:1] in {",", ";"}
    return rest in _MAY_FOLLOW or (pauses and rest[0] not in _TAKE_BACK)


def _mentioned_elsewhere(said: Said, sentence: Sentence, skill: Skill) -> bool:
    phrase = f" {' '.join(skill.words)} "
    return any(phrase in other.joined for other in said.sentences if other is not sentence)


def _years_at(sentence: Sentence, stay: Stay) -> Iterator[tuple[int, bool]]:
    """Years that the sentence gives for this company, and whether for all of the time there."""
    company = re.escape(" ".join(stay.words))
    if f" {' '.join(stay.words)} " not in sentence.joined:
        return
    patterns = (
        (rf" {_YEARS} (?:at|with|for) {company}(?= )", False),
        (
            rf" i (?:worked|was|have been|have worked) (?:at|with|for) {company} for {_YEARS} $",
            True,
        ),
    )
    for pattern, whole in patterns:
        for match in re.finditer(pattern, sentence.joined):
            written = match["years"]
            number = _NUMBERS.index(written) + 1 if written in _NUMBERS else int(written)
            yield number, whole
