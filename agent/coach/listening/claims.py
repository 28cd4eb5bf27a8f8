"""Effects that are claimed without a word about how they came about or how they were seen."""

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import Final, Literal

from agent.coach.listening.said import Said
from agent.coach.slots.names import may_be_spoken, spoken_name, spoken_thing

_BETTER: Final = (
    "(?:faster|quicker|better|cheaper|safer|cleaner|smoother|easier|simpler|lighter"
    "|(?:more|less) (?:reliable|stable|scalable|efficient|secure|robust|accurate|maintainable"
    "|responsive|expensive|resilient|testable))"
)
_QUALITY: Final = (
    "(?:performance|speed|latency|throughput|scalability|reliability|stability|availability"
    "|security|efficiency|accuracy|(?:load(?:ing)?|response|build|run) times?)"
)
_IT: Final = r"(?:it|things|everything|the [\w-]+(?: [\w-]+)?)"
_MUCH: Final = "(?:so much |much |a lot |way |far |even |really |a bit |significantly )?"
_NAME: Final = r"(?:(?:a|an|the) )?[A-Za-z][\w+#./-]*(?: [A-Za-z][\w+#./-]*){0,2}"
_NOT_A_NAME: Final = (
    r"(?!(?:and|or|but|so|then|that|this|which|because|when|the|a|an|also|just|to|of|in|on|at|with"
    r"|for|by|from|using)\b)"
)
_ONE: Final = rf"(?:{_NOT_A_NAME}[A-Za-z][\w+#-]* )?{_NOT_A_NAME}[A-Za-z][\w+#-]*"
_WITH: Final = "(?:with|by using|using|through|via|thanks to)"
_BETTERED: Final = (
    "(?:improv(?:e|ed|es|ing)|increas(?:e|ed|es|ing)|boost(?:ed|s|ing)?|optimi[sz](?:e|ed|es|ing)"
    "|enhanc(?:e|ed|es|ing)|reduc(?:e|ed|es|ing)|sped up|speed up)"
)

_MADE: Final = re.compile(
    r"(?:^|[,;] |\b(?:and|but|so|then|because|that) )"
    rf"(?P<claim>(?P<means>(?:(?:the|a|an) )?{_ONE}) ma(?:de|kes) (?P<what>{_IT})"
    rf" {_MUCH}{_BETTER})\b",
    re.IGNORECASE,
)
_BY_MEANS: Final = (
    re.compile(
        rf"\bm(?:ade|ake|akes|aking) {_IT} {_MUCH}{_BETTER} {_WITH} (?P<means>{_NAME})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_BETTERED}(?: [\w-]+){{0,3}}? {_QUALITY}(?: [\w-]+){{0,4}}? {_WITH}"
        rf" (?P<means>{_NAME})",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:used|added|introduced|put in|implemented|switched to|moved to|migrated to)"
        rf" (?P<means>{_NAME})\b[^.?!]{{0,60}}\b(?:{_BETTER}|{_QUALITY})\b",
        re.IGNORECASE,
    ),
)
_BETTERED_ONLY: Final = re.compile(
    rf"\b{_BETTERED}(?: the| our| its)? (?P<quality>{_QUALITY})\b", re.IGNORECASE
)
_SEEN: Final = re.compile(
    r" (?:measur\w+|profil\w+|benchmark\w*|trac(?:e|ed|ing)|monitor\w*|metrics?|compar(?:e|ed|ing)"
    r"|tested|graphs?|logs?|percent|half|twice|seconds?|milliseconds?|minutes?|hours?)(?= )"
)
"""The effect was looked at, whatever was found."""
_HOW: Final = re.compile(
    r" (?:because|so that|which means?|which meant|that means|that way|instead of|rather than"
    r"|in order to|therefore|due to|by (?!using )\w+ing|from \w+ (?:\w+ )?to|queries|query"
    r"|lookups?|kept|keeps|store[sd]?|reads?|writes?|wrote|split|only|every|each|no longer"
    r"|do not|does not|did not)(?= )"
)
"""Why it helped, told in the same sentence or the next."""
_NO_MEANS: Final = frozenset(
    {
        *("thing", "things", "help", "way", "ways", "lot", "kind", "part", "stuff", "approach"),
        *("approaches", "method", "methods", "experience", "tools", "people", "idea", "ideas"),
        *("time", "work", "knowledge", "skills", "everyone", "everybody", "one", "ones", "same"),
    }
)
"""Who names one of these as what helped has named nothing."""
_CUT_BEFORE: Final = frozenset(
    {
        *("and", "or", "but", "so", "for", "to", "on", "in", "at", "of", "from"),
        *("with", "as", "it", "we", "i", "they", "he", "she", "that", "this", "which"),
        *("who", "because", "when", "where", "while", "there", "is", "was", "are", "were", "by"),
        *("into", "also", "just", "then"),
        *("very", "often", "well", "much", "too", "again", "still", "all", "always"),
    }
)


@dataclass(frozen=True, slots=True)
class Claim:
    """What was claimed, in the candidate's own words.

    kind: claim is the whole of it, "caching made it faster"; means what is said to have helped;
    quality what is said to have become better.
    """

    kind: Literal["claim", "means", "quality"]
    words: str


def explains(said: Said) -> bool:
    """Whether it tells how an effect came about, or how it was seen."""
    return said.figures or bool(_SEEN.search(said.joined) or _HOW.search(said.joined))


def unclear_claim(said: Said) -> Claim | None:
    """The first effect that is claimed without a figure, a look at it, or a reason."""
    if said.figures or _SEEN.search(said.joined):
        return None
    for place, sentence in enumerate(said.sentences):
        found = _claim(sentence.text)
        around = said.sentences[place : place + 2]
        if found is not None and not any(_HOW.search(one.joined) for one in around):
            return found
    return None


def _claim(text: str) -> Claim | None:
    made = _MADE.search(text)
    if made is not None and _may_be_said_back(made):
        return Claim("claim", _inside(made["claim"]))
    for pattern in _BY_MEANS:
        match = pattern.search(text)
        means = None if match is None else _means(match["means"], said_alone=False)
        if means is not None:
            return Claim("means", means)
    bettered = _BETTERED_ONLY.search(text)
    return None if bettered is None else Claim("quality", bettered["quality"].lower())


def _may_be_said_back(made: re.Match[str]) -> bool:
    what = made["what"].lower().split()
    named = what[0] == "the"
    return _means(made["means"], said_alone=True) is not None and (
        not named or may_be_spoken(what[1:])
    )


def _means(text: str, *, said_alone: bool) -> str | None:
    """The thing at the beginning of `text`, where it may be spoken; whole, where `said_alone`."""
    written = text.split()
    article = written[0].lower() if written[0].lower() in {"a", "an", "the"} else ""
    rest = written[1:] if article else written
    kept = list(takewhile(lambda word: word.lower() not in _CUT_BEFORE, rest))
    kept[-1:] = [word.rstrip(".,/-") for word in kept[-1:]]
    if not kept or kept[-1].lower() in _NO_MEANS or (said_alone and kept != rest):
        return None
    # The first word may have its capital only because it begins the sentence.
    if spoken_thing(" ".join(kept)) is None and spoken_name(" ".join(kept)) is None:
        return None
    return " ".join([article, *kept]) if article else " ".join(kept)


def _inside(claim: str) -> str:
    """As it stands inside a sentence; a name in capitals, or with one further on, keeps them."""
    first = claim.split()[0]
    return claim if first[1:] != first[1:].lower() else claim[0].lower() + claim[1:]
