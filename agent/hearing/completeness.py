"""Does a transcript read like a finished thought? The words know what the sound does not.

A recogniser puts a full stop after almost anything, so the last words count for more than the
punctuation: nobody ends an answer with "and then we".
"""

import itertools
import re
from typing import Final, Literal

Completeness = Literal["finished", "open", "leaning", "unfinished"]
"""finished: a whole sentence. open: the words do not tell. leaning: the last word mostly leads on
to another. unfinished: more must come."""


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


# No answer ends on these, whatever the recogniser writes behind them.
_NEVER_LAST: Final = _words(
    "a an the and or but nor because although though while whereas unless until if when whenever",
    "whether than into onto upon my our your their i we he she they who whose which",
    "i'm we're they're he's she's what's i've we've they've i'd we'd they'd i'll we'll they'll",
    "between among during via per each every very really quite um uh er erm hmm basically",
    "essentially am being been gonna wanna let's",
)
# A preposition wants its noun behind it ("responsible for"), or before it ("the part I was
# responsible for"): then it is stranded, and the sentence may be whole.
_PREPOSITIONS: Final = _words("of to from with for at by about on in over through under around")
# These also end verbs ("we moved on", "they took it over"), so without a noun they only lean.
_PARTICLES: Final = _words("on in over through under around about by")
_NOUN_BEFORE: Final = _words("what which who whom whose")
_SUBJECTS: Final = _words("i we he she they")
_CLAUSE_BEGINS: Final = _words(
    "and but or so because then that if when while as after before since until although though",
    "where why how well yes no um uh actually basically first finally today there once also",
)
# These do end sentences ("as it was", "I would do that"), but as often lead into the next words.
_SELDOM_LAST: Final = _words(
    "as so then also after before across without within where how why what that this these those",
    "its it's is are was were be have had has can could would should will may might must did do",
    "does like not just only even still some any most more other another let",
)
_TRAILING_PHRASES: Final = (
    ("and", "then"),
    ("so", "that"),
    ("in", "order"),
    ("as", "well", "as"),
    ("for", "example"),
    ("for", "instance"),
    ("such", "as"),
    ("which", "is"),
    ("that", "is"),
    ("there", "was"),
    ("there", "were"),
    ("it", "was"),
    ("this", "was"),
    ("one", "of"),
    ("kind", "of"),
    ("sort", "of"),
    ("you", "know"),
    ("i", "mean"),
    ("i", "think"),
    ("i", "guess"),
    ("first", "of", "all"),
    ("on", "the", "other", "hand"),
)
_FEWEST_WORDS: Final = 4
"""A finished answer has at least this many words; "Yes." alone may go on."""


def judge(text: str) -> Completeness:
    """How `text`, all that was said in this turn so far, reads."""
    stripped = text.rstrip()
    words = _spoken(stripped)
    if not words:
        return "open"
    last = words[-1]
    if last in _NEVER_LAST or stripped.endswith((",", "-", "—", "–", ":", ";", "...", "…")):
        return "unfinished"
    if any(tuple(words[-len(phrase) :]) == phrase for phrase in _TRAILING_PHRASES):
        return "unfinished"
    if last in _PREPOSITIONS and not _is_stranded(_last_sentence(stripped)):
        return "leaning" if last in _PARTICLES else "unfinished"
    if last in _SELDOM_LAST:
        return "leaning"
    ends = stripped.endswith((".", "!", "?", '."', '?"'))
    return "finished" if ends and len(words) >= _FEWEST_WORDS else "open"


def _spoken(text: str) -> list[str]:
    """The words of a text, in small letters, without punctuation around them."""
    plain = text.lower().replace("’", "'")
    return re.findall(r"[a-z0-9][a-z0-9'+#.-]*[a-z0-9+#]|[a-z0-9]", plain)


def _last_sentence(text: str) -> list[str]:
    return _spoken(re.split(r"[.!?]\s", text)[-1])


def _is_stranded(sentence: list[str]) -> bool:
    """Does the noun of the preposition at this sentence's end stand before it?

    It does after a question word ("what they depend on"), an infinitive ("nobody to turn to"), or
    a noun with a clause of its own ("the hardest project I have worked on").
    """
    if sentence[-3:-2] == ["to"] or not _NOUN_BEFORE.isdisjoint(sentence[:-1]):
        return True
    if sentence[0] in _PREPOSITIONS:
        return False
    pairs = itertools.pairwise(sentence[:-1])
    return any(
        word in _SUBJECTS and before not in _CLAUSE_BEGINS | _SUBJECTS for before, word in pairs
    )
