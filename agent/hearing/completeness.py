"""Does a transcript read like a finished thought? The words know what the sound does not.

A recogniser puts a full stop after almost anything, so the last words count for more than the
punctuation: nobody ends an answer with "and then we".
"""

import re
from typing import Final, Literal

from agent.hearing.phrasing import announces, closes, is_whole

Completeness = Literal["closing", "finished", "open", "leaning", "unfinished"]
"""closing: a phrase that answers end with. finished: a whole sentence. open: the words do not tell.
leaning: the last word mostly leads on to another, or the sentence to a next one. unfinished: more
must come."""


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
_LINKS: Final = _words("and but so")
_NOUN_BEFORE: Final = _words("what which who whom whose")
_POINTERS: Final = _words("that this these those")
_DETERMINERS: Final = _words(
    "the a an this that these those my our your their his her every each one"
)
_BEFORE_ON: Final = _words("earlier later early further now then there")
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
    ("is", "that"),
    ("was", "that"),
    ("that", "that"),
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
_LONGEST_FRONT: Final = 5
"""Words that stand before the subject, at most, in "In my last job I"."""
_FEWEST_WORDS: Final = 4
"""A finished answer has at least this many words; "Yes." alone may go on."""


def judge(text: str) -> Completeness:
    """How `text`, all that was said in this turn so far, reads."""
    stripped = text.rstrip()
    words = _spoken(stripped)
    if not words:
        return "open"
    sentence = re.split(r"[.!?]\s", stripped)[-1]
    if closes(stripped):
        return "closing"
    if is_whole(stripped, sentence):
        return "finished"
    last = words[-1]
    if words[-2:] == ["not", "really"]:
        return "open"
    if last in _NEVER_LAST or stripped.endswith((",", "-", "—", "–", ":", ";", "...", "…")):
        return "unfinished"
    if any(tuple(words[-len(phrase) :]) == phrase for phrase in _TRAILING_PHRASES):
        return "unfinished"
    spoken = _spoken(sentence)
    if last in _PREPOSITIONS and not _is_stranded(spoken):
        return "leaning" if last in _PARTICLES else "unfinished"
    if last in _SELDOM_LAST and not _points_back(spoken) and words[-2:] != ["each", "other"]:
        return "leaning"
    if announces(sentence, spoken):
        return "leaning"
    ends = stripped.endswith((".", "!", "?", '."', '?"'))
    return "finished" if ends and len(words) >= _FEWEST_WORDS else "open"


def _spoken(text: str) -> list[str]:
    """The words of a text, in small letters, without punctuation around them."""
    plain = text.lower().replace("’", "'")
    return re.findall(r"[a-z0-9][a-z0-9'+#.-]*[a-z0-9+#]|[a-z0-9]", plain)


def _points_back(sentence: list[str]) -> bool:
    """Does it end like "people were happy with that", and not like "on top of that"?"""
    return (
        len(sentence) > _FEWEST_WORDS
        and sentence[-1] in _POINTERS
        and sentence[-2] in _PREPOSITIONS
    )


def _is_stranded(sentence: list[str]) -> bool:
    """Does the noun of the preposition at this sentence's end stand before it?

    It does after a question word ("what they depend on"), an infinitive ("nobody to turn to"), or
    a noun with a clause of its own ("the hardest project I have worked on", "the report that we
    were asked for"). "Earlier on" has no noun and wants none.
    """
    if sentence[-1] == "on" and sentence[-2:-1] and sentence[-2] in _BEFORE_ON:
        return True
    if "to" in sentence[-4:-2] or not _NOUN_BEFORE.isdisjoint(sentence[:-1]):
        return True
    # "In that job I", "and that job I": what stands in front is no noun of a clause.
    front = _LONGEST_FRONT if sentence[0] in _PREPOSITIONS | _LINKS else 0
    return any(
        word in _SUBJECTS and _is_noun(sentence, place - 1)
        for place, word in enumerate(sentence[:-1])
        if place > front
    )


def _is_noun(sentence: list[str], place: int) -> bool:
    """Could the word before a clause be the noun that the clause is about?"""
    word = sentence[place]
    if word == "that" and place >= 2:  # "the report that we", but not "I noticed that we"
        before = sentence[max(0, place - 3) : place - 1]
        return not _DETERMINERS.isdisjoint(before) and _SUBJECTS.isdisjoint(before)
    return word not in _CLAUSE_BEGINS | _SUBJECTS
