"""What people of a trade talk about, as the question bank has it.

A good answer may use none of the words of the question and of a short job post, and yet be about
them: "heap dump" answers a question about a pod that restarts.
"""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Final

from agent.coach.bank import GENERAL, Family, load_bank
from agent.coach.evaluation.aside import content_stems
from agent.coach.evaluation.lexicon import Lexicon, load_lexicon
from agent.coach.evaluation.text import words_of

_SHARED: Final = 3
"""Words that more families than this have belong to none."""
_SHORTEST: Final = 4
"""Letters of a stem that says enough."""
_SLOT: Final = re.compile(r"\{\w+\}")


def trade_stems(named: frozenset[str]) -> frozenset[str]:
    """The words of the family that these words of a job and a question point to most."""
    families, shared = _families()
    own = max(families.values(), key=lambda words: sum(1 / shared[stem] for stem in named & words))
    return frozenset(stem for stem in own if shared[stem] <= _SHARED and len(stem) >= _SHORTEST)


@cache
def _families() -> tuple[Mapping[str, frozenset[str]], Mapping[str, int]]:
    """The words of each family that are in no question for everybody; in how many each stands.

    Kept after the first call, as the bank is.
    """
    lexicon = load_lexicon()
    bank = load_bank().families
    everywhere = _stems(bank[GENERAL], lexicon)
    families = {
        name: _stems(family, lexicon) - everywhere
        for name, family in bank.items()
        if name != GENERAL
    }
    return families, Counter(stem for words in families.values() for stem in words)


def _stems(family: Family, lexicon: Lexicon) -> frozenset[str]:
    phrases = (phrase for known in family.skills.values() for phrase in known)
    questions = (_SLOT.sub(" ", question.text) for question in family.questions)
    text = " ".join((*family.words, *family.skills, *phrases, *questions))
    return content_stems(words_of(text), lexicon) - lexicon.unspecific
