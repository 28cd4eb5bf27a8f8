"""Does a transcript read like a finished thought? The words know what the sound does not.

A recogniser puts a full stop after almost anything, so the last words count for more than the
punctuation: nobody ends an answer with "and then we".
"""

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
# These do end sentences ("what I worked on", "as it was"), but as often lead into the next words.
_SELDOM_LAST: Final = _words(
    "of to from with for at by as so then also on in about over under after before around through",
    "across without within where how why what that this these those its it's",
    "is are was were be have had has can could would should will may might must did do does",
    "like not just only even still some any most more other another let",
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
    words = re.findall(r"[a-z0-9][a-z0-9'’+#.-]*[a-z0-9+#]|[a-z0-9]", stripped.lower())
    if not words:
        return "open"
    last = words[-1].replace("’", "'")
    if last in _NEVER_LAST or stripped.endswith((",", "-", "—", "–", ":", ";", "...", "…")):
        return "unfinished"
    if any(tuple(words[-len(phrase) :]) == phrase for phrase in _TRAILING_PHRASES):
        return "unfinished"
    if last in _SELDOM_LAST:
        return "leaning"
    ends = stripped.endswith((".", "!", "?", '."', '?"'))
    return "finished" if ends and len(words) >= _FEWEST_WORDS else "open"
