"""The candidate's own sentences, and the same ones better. Only where a rule is safe.

Nothing is put into anybody's mouth: words are taken out, or a place in brackets says what only the
candidate can fill in.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from agent.coach.evaluation.feedback.told import Told
from agent.coach.evaluation.text import words_of
from schemas.results import Wording

MOST: Final = 3
_LONGEST: Final = 35
"""Words of a sentence that is worked on at most."""
_OWN_PART: Final = "my own part was [what you yourself did]"

_FILLERS: Final = re.compile(
    r",?\s*\b(?:or something like that|or something|or whatever|and stuff like that|and stuff"
    r"|and things like that|if that makes sense)\b(?=\s*[.,;!?]|\s*$)",
    re.IGNORECASE,
)
_KIND_OF: Final = re.compile(
    r"\b(?P<before>I|we|just|was|were|really|had|then)\s+(?:kind of|sort of)\s+", re.IGNORECASE
)
_DOUBT: Final = re.compile(
    r"^(?P<before>(?:(?:so|and|but|well|then)\b,?\s+)?)(?:I (?:think|guess|suppose|believe)|maybe)"
    r",?\s+(?:that\s+)?(?=I(?:['’](?:d|ll)| would| will)\s)",
    re.IGNORECASE,
)
_AMOUNT: Final = re.compile(
    r"(?<!\bso )(?<!\btoo )(?<!\bas )(?<!\bhow )(?<!\bnot )(?<!\bthat )(?<!\bthe )(?<!\bvery )"
    r"(?<!\bquite )(?<!\bonly )(?<!\bthese )(?<!\bthose )(?<!\bmy )(?<!\bour )(?<!\bwith )"
    r"\b(?:a lot of|lots of|many|a few|several|plenty of|tons of|loads of|a bunch of|numerous"
    r"|countless)\s+(?P<noun>[a-z]+(?<![sui])s)\b",
    re.IGNORECASE,
)
_BY_HOW_MUCH: Final = re.compile(
    r"\b(?P<verb>improved|dropped|fell|rose|grew|increased|decreased)\s+"
    r"(?:a lot|significantly|dramatically|massively|considerably|hugely|quite a bit)\b",
    re.IGNORECASE,
)
_WE_DID: Final = re.compile(
    r"^(?:(?:so|and|but|then)\b,?\s+)?we\s+(?:also\s+|then\s+)?(?P<verb>[a-z]+)\b", re.IGNORECASE
)
_NO_DEED: Final = frozenset({"were", "was", "had", "knew", "thought", "felt"})
_NOT_OURS: Final = re.compile(r"\b(?:I|my|me|myself)\b")


def wordings_of(told: Told) -> tuple[Wording, ...]:
    """In the order in which the sentences were said."""
    return tuple(_all(told))[:MOST]


def bettered(said: str, *, commits: bool, own_part: bool, is_past: Callable[[str], bool]) -> str:
    """The sentence with every safe rule applied; the same where none is.

    commits: whether a decision is asked for, which doubt about oneself weakens.
    own_part: whether the candidate's own part in what "we" did is asked for.
    """
    better = _DOUBT.sub(lambda match: match["before"], said) if commits else said
    better = _KIND_OF.sub(lambda match: f"{match['before']} ", better)
    better = _FILLERS.sub("", better)
    better = _AMOUNT.sub(_how_many, better)
    better = _BY_HOW_MUCH.sub(lambda match: f"{match['verb']} by [how much]", better)
    if own_part:
        better = _with_own_part(better, is_past)
    return better[:1].upper() + better[1:] if better != said else said


def _all(told: Told) -> Iterator[Wording]:
    own_part = told.kind == "story" and told.features.value("we") >= 0.4
    for span in told.features.kept:
        said = told.features.said(span)
        if len(words_of(said)) > _LONGEST:
            continue
        better = bettered(
            said, commits=told.kind == "decision", own_part=own_part, is_past=told.is_past
        )
        if better != said:
            yield Wording(said=said, better=better)
            own_part = own_part and _OWN_PART not in better


def _how_many(match: re.Match[str]) -> str:
    noun = match["noun"]
    capital = match.group()[0].isupper()
    asked = "How many" if capital else "how many"
    return f"[{asked}] {noun}"


def _with_own_part(said: str, is_past: Callable[[str], bool]) -> str:
    found = _WE_DID.match(said)
    if found is None or _NOT_OURS.search(said):
        return said
    verb = found["verb"].lower()
    if verb in _NO_DEED or not is_past(verb):
        return said
    plain = said.rstrip(" .!?…")
    return f"{plain}; {_OWN_PART}." if not said.rstrip().endswith("?") else said
