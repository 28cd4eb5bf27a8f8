"""How whole sentences that are an answer's last differ from those that announce more. Pure."""

import re
from collections.abc import Sequence
from typing import Final

_CLOSING: Final = re.compile(
    r"(?:^|[.!?,;] |\b(?:and|but|so|yeah) )"
    r"(?:that(?:'s| is| was|'d be| would be) (?:about |basically |pretty much |really |just )?"
    r"(?:it|all|everything|that|the whole story|(?:my|the) (?:answer|approach|story))"
    r"|so,? yeah|yeah,? (?:so|exactly)|nothing (?:else|more) to (?:say|add)"
    r"|(?:i hope |does )(?:that|this) answers? (?:it|your question|the question))"
    r"(?:,? (?:i think|i guess|really|basically|actually|for me|from (?:me|my side)"
    r"|i can (?:say|think of)(?: \w+){0,2}))*$"
)
"""Somebody says that they have said it all."""
_EXTENDED: Final = re.compile(
    r"(?:and so on|et cetera|etc|(?:or|and) (?:something|things|stuff) like that"
    r"|(?:that|this) (?:sort|kind) of thing|and all that)$"
)
"""Ends of lists that nobody goes on with."""
_AFTERTHOUGHT: Final = re.compile(
    r"(?:\w+ ){3}\w+, (?:i think|i guess|you know|i mean|really|basically|actually|i would say)$"
)
"""A remark on a sentence that was whole before it."""
_VERB_LEFT_OUT: Final = re.compile(
    r"(?:\b(?:never|always|nobody|no one|neither|both|everybody|everyone|else|others?) "
    r"|\bthan (?:\w+ ){1,4})"
    r"(?:is|are|was|were|have|has|had|can|could|should|would|will|did|do|does)$"
)
"""A helping verb whose other half was said before: "the other never does", "than we ever did"."""
_ASKED: Final = re.compile(
    r"(?:^|, )(?:who|what|which|when|where|why|how|do|does|did|is|are|was|were|can|could|should"
    r"|would|will|may|shall|have|has)(?: [\w'-]+){2,}$"
)
_FRONTED: Final = frozenset(
    ["when", "if", "before", "after", "once", "while", "although", "whenever", "during"]
)
"""A sentence that begins with one of these has a second half."""
_FRONTED_LONGEST: Final = 8
"""Words; a longer one without a comma may have had its second half."""
_LINKS: Final = frozenset({"and", "but", "so", "well"})
_ANNOUNCED: Final = re.compile(
    r"\b(?:two|three|four|five|several|some|a few|a couple of) "
    r"(?:main |big |different |important )?"
    r"(?:things|reasons|options|parts|steps|ways|points|questions|groups|kinds|examples)$"
)
_COUNTING: Final = re.compile(r"^(?:and )?(?:first|firstly|first of all|on the one hand),? \w+")
_COUNTED_ON: Final = re.compile(r"\b(?:then|second|secondly|after that|later)\b")


def closes(text: str) -> bool:
    """Does it end with a phrase that answers end with: "so yeah, that's it", "and so on"?"""
    plain = _plain(text)
    return bool(_CLOSING.search(plain) or _EXTENDED.search(plain))


def is_whole(text: str, sentence: str) -> bool:
    """Is it whole whatever its last word: a question back, a remark, a verb's half?"""
    plain = _plain(sentence)
    if text.endswith("?"):
        return bool(_ASKED.search(plain))
    return text.endswith(".") and bool(_AFTERTHOUGHT.search(plain) or _VERB_LEFT_OUT.search(plain))


def announces(sentence: str, words: Sequence[str]) -> bool:
    """Does the sentence promise another: half a condition, the first of several points?"""
    plain = _plain(sentence)
    if _ANNOUNCED.search(plain):
        return True
    if _COUNTING.search(plain) and not _COUNTED_ON.search(plain):
        return True
    own = [word for word in words if word not in _LINKS]
    if own[:1] == ["after"] and own[1:2] in (["that"], ["this"]):
        return False
    return (
        bool(own) and own[0] in _FRONTED and "," not in sentence and len(words) <= _FRONTED_LONGEST
    )


def _plain(text: str) -> str:
    return text.lower().replace("’", "'").rstrip(" .!?")
