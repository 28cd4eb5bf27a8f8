"""What a clarifying question would ask for; the rules in the order in which they count.

A question that an answer did not deserve costs more than one that was not asked: each rule wants
plain signs, and none asks for what was said.
"""

import re
from dataclasses import dataclass
from typing import Final, Literal

from agent.coach.evaluation.lexicon import load_lexicon
from agent.coach.evaluation.text import Sentence
from agent.coach.listening.background import Background
from agent.coach.listening.claims import explains, unclear_claim
from agent.coach.listening.contradictions import denied_skill, longer_stay
from agent.coach.listening.said import Said, take_apart
from agent.coach.slots.deeds import deed
from schemas.vocabulary import Category

Lack = Literal[
    "unknown", "short", "vague", "own_part", "no_result", "unclear_claim", "contradiction"
]
Words = Literal["deed", "claim", "means", "quality", "skill", "company"]
"""What the words of a finding are: something done, a whole claim, a means, a quality, or what the
résumé names."""

ENOUGH_WORDS: Final = 12
"""Words from which an answer is one."""
_A_STORY: Final = 20
"""Words from which an answer may be asked what came of it."""
_ABOUT_THEMSELVES: Final = frozenset[Category]({"behavioral", "experience"})
_UNKNOWN: Final = re.compile(
    r" (?:(?:well|so|honestly|sorry|okay) )*i (?:really |honestly |just )*"
    r"(?:do not know|am not sure|have no idea|can not say) .*"
)
_DONE: Final = re.compile(
    r" (?:that is (?:basically |pretty much |really |about )?(?:it|all|everything|my answer)"
    r"(?: (?:i|from|for|about|that|on)(?: \w+){0,6})?"
    r"|i am (?:done|finished)(?: (?:now|here|with (?:that|this)(?: \w+)?))?"
    r"|(?:i have |there is |have )?nothing (?:more|else) (?:to (?:add|say|tell)|comes to mind)"
    r"(?: \w+){0,3}"
    r"|i (?:can not|could not) (?:say|add|tell you) (?:any ?thing )?(?:any )?(?:more|else)"
    r"(?: \w+){0,3}"
    r"|(?:let us|can we|could we|we can|i would like to|i would rather|please)(?: just)?"
    r" (?:move on|go on|skip (?:it|this|that)|continue)(?: \w+){0,5}"
    r"|next (?:question|one)(?: please)?"
    r"|i would (?:rather|prefer) not (?:say|talk|go|to)(?: \w+){0,6}"
    r") $"
)
_LAST_WORDS: Final = 40
"""More than who says that they are done takes for it."""
_OWN: Final = re.compile(r" (?:i|my|me|mine|myself)(?= )")
_NOT_OWN: Final = re.compile(
    r" (?:i (?:think|guess|mean|believe|suppose|would say|remember|know)"
    r"|my (?:team|colleagues?|company|manager|boss|group|department|class|teammates?))(?= )"
)
_TOGETHER: Final = re.compile(r" (?:we|us|together|(?:the|my|our) (?:team|group|department))(?= )")
_I_DID: Final = re.compile(
    r" i (?:\w+ly |also |then |just |even |first |still |kept )?"
    r"(?!thought|felt|knew|guessed|believed|liked|loved|wanted|heard|learned|learnt|needed|hoped)"
    r"(?:made|did(?! not)|took|got|gave|went|kept|set|put|ran|wrote|built|\w{2,}ed)(?= )"
    r"| (?:myself|on my own|alone)(?= )"
)
_TEAM_DID: Final = re.compile(
    r"\b(?:we|the team|our team|my team)(?: then| also| just| first| finally)? (?P<did>[a-z].*)",
    re.IGNORECASE,
)
_NO_WEIGHT: Final = re.compile(
    r" (?:stuff|things?|something|somehow|whatever|various|several|many ways|etc|and so on"
    r"|important|crucial|essential|key|best practices?|solutions?|quality|passionate|hard work"
    r"|team player|always|never|everything|everyone|everybody|a lot|proactive|efficient"
    r"|effectively|successfully|different|great|good|nice|it depends|usually|generally"
    r"|in general|communication|positive|mindset|goals?|challenges?|right tools?)(?= )"
)
_LOOSE_ENDS: Final = frozenset(
    {"first", "again", "together", "too", "then", "there", "today", "myself", "now"}
)
_FEWEST_EMPTY: Final = 3
"""Words that could stand in any answer; fewer prove nothing."""
_EMPTY_FROM: Final = 0.07
"""Their share of an answer in which "I" does nothing in particular."""
_MOSTLY_EMPTY_FROM: Final = 0.10
"""The same of any answer."""
_FEW_WORDS: Final = 40
"""Below this a share is chance: nothing particular may stand in the answer at all."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is lacking, and words to ask for it with: as they were said, or in the résumé."""

    lack: Lack
    kind: Words | None = None
    words: str = ""


def what_it_lacks(text: str, category: Category, background: Background) -> Finding | None:
    """What a clarifying question to this answer would ask for; None where it can stand."""
    said = take_apart(text)
    if _DONE.search(said.joined):
        return None
    against = _contradiction(said, background)
    if against is not None:
        return against
    if len(said.words) < ENOUGH_WORDS:
        return Finding("unknown" if _UNKNOWN.fullmatch(said.joined) else "short")
    if _is_vague(said):
        return Finding("vague")
    if category in _ABOUT_THEMSELVES:
        return _of_a_story(said) or _unclear(said)
    return _unclear(said)


def says_done(text: str) -> bool:
    """Whether it ends with having said all, or with a wish to go on."""
    last = " ".join(text.split()[-_LAST_WORDS:])
    return bool(_DONE.search(take_apart(last).joined))


def is_told(lack: Lack, more: str) -> bool:
    """Whether what was said on after a question was thought of may answer it already.

    Better one question too few: of what these rules cannot tell, any words may.
    """
    said = take_apart(more)
    match lack:
        case "own_part":
            return bool(said.own or _I_DID.search(said.joined))
        case "no_result":
            return said.outcome
        case "vague":
            return bool(said.words) and _is_particular(said)
        case "unclear_claim":
            return explains(said)
        case "unknown" | "short" | "contradiction":
            return bool(said.words)


def prepare_rules() -> None:
    """Read the lists of words now: it takes longer than a candidate should wait for."""
    load_lexicon()
    deed("led a team")


def _contradiction(said: Said, background: Background) -> Finding | None:
    skill = denied_skill(said, background)
    if skill is not None:
        return Finding("contradiction", "skill", skill.name)
    stay = longer_stay(said, background)
    return None if stay is None else Finding("contradiction", "company", stay.company)


def _is_vague(said: Said) -> bool:
    """Whether much of it could be said of any job by anybody."""
    lexicon = said.lexicon
    empty = sum(map(lexicon.is_abstract, said.words)) + len(_NO_WEIGHT.findall(said.joined))
    empty += len(lexicon.general.findall(said.joined))
    if empty < _FEWEST_EMPTY:
        return False
    if len(said.words) < _FEW_WORDS and _is_particular(said):
        return False
    share = empty / len(said.words)
    return share >= (_MOSTLY_EMPTY_FROM if said.own else _EMPTY_FROM)


def _is_particular(said: Said) -> bool:
    """Whether it tells of someone, some time or something done."""
    return (
        said.figures
        or bool(said.own)
        or said.events >= 2
        or any(one.names for one in said.sentences)
        or any(word in said.lexicon.speech for word in said.words)
    )


def _of_a_story(said: Said) -> Finding | None:
    """What a story of the candidate's own work lacks: their part in it, or its end."""
    if _is_the_teams(said):
        return _about("own_part", _team_deed(said))
    if len(said.words) >= _A_STORY and len(said.done) >= 2 and not said.outcome:
        return _about("no_result", _own_deed(said))
    return None


def _is_the_teams(said: Said) -> bool:
    """Whether others act in it, or all together, and "I" at most looks on."""
    mine = len(_OWN.findall(_NOT_OWN.sub(" ", said.joined)))
    ours = len(_TOGETHER.findall(said.joined))
    if mine == 0:
        return ours > 0
    return not (said.own or _I_DID.search(said.joined)) and ours >= max(2, mine)


def _unclear(said: Said) -> Finding | None:
    claim = unclear_claim(said)
    return None if claim is None else Finding("unclear_claim", claim.kind, claim.words)


def _about(lack: Lack, done: str | None) -> Finding:
    return Finding(lack) if done is None else Finding(lack, "deed", done)


def _team_deed(said: Said) -> str | None:
    """The first thing that the team did and that may be spoken, in the words it was told in."""
    for sentence in said.sentences:
        for match in _TEAM_DID.finditer(sentence.text):
            done = _deed(match["did"], said)
            if done is not None:
                return done
    return None


def _own_deed(said: Said) -> str | None:
    """The last thing that "I" did and that may be spoken, in the words it was told in."""
    found = (_deed(_from(sentence, action.at), said) for sentence, action in reversed(said.done))
    return next((done for done in found if done is not None), None)


def _from(sentence: Sentence, at: int) -> str:
    """A sentence from one of its words on."""
    return sentence.text[sentence.places[at][0] :]


def _deed(line: str, said: Said) -> str | None:
    done = deed(line)
    if done is None or done.lower() not in said.text.lower():
        return None
    verb, *thing = done.split()
    while thing and thing[-1].lower() in _LOOSE_ENDS:
        thing.pop()
    return " ".join([verb, *thing]) if thing else None
