"""An answer so far, taken apart once for all rules."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from agent.coach.evaluation.actions import Action, is_past, own_actions
from agent.coach.evaluation.lexicon import Lexicon, load_lexicon
from agent.coach.evaluation.text import Sentence, sentences

_HUMS: Final = frozenset({"um", "uh", "uhm", "er", "erm", "hm", "hmm", "mm", "ah", "oh"})
_CAME_OF_IT: Final = re.compile(
    r" (?:results?|resulted in|outcomes?|success|successful|successfully|happy|happier|pleased|glad"
    r"|grateful|improved|improvement|feedback|improves?|nowadays|today|eventually|afterwards"
    r"|after (?:that|this) (?:we|it|they|nobody|everyone|everybody|the)|since then|ever since"
    r"|launched|released|shipped|delivered|completed|achieved|managed to|met the"
    r"|learned|learnt|taught me|never (?:happened|again|came)|no longer|not a single|any ?more"
    r"|(?:liked|loved) (?:it|that|the)|(?:still|now) (?:use|used|uses|using|in use|runs?|running)"
    r"|works|won|prize|award|promoted|paid off|turned out|ended up|made it|saved|led to"
    r"|which (?:meant|saved|gave|led|brought|allowed)|(?:got|became|was|were|is|are)"
    r" (?:much |a lot |far |so much )?(?:faster|better|quicker|easier|happier|smaller|fewer|fine"
    r"|solved|fixed|gone|satisfied|impressed|relieved|convinced))(?= )"
)
"""Told in these words, something came of it. Better one too many than a question too many."""
_LATE: Final = re.compile(
    r" (?:now|finally|better|worse|so (?:nobody|everybody|everyone|they|he|she|people|customers?"
    r"|users?|it)|got|went|became|dropped|rose|fell|grew|agreed|accepted|liked|loved|helped"
    r"|working|running|live|ready|reduced|increased|never|nobody|surprised)(?= )"
)
"""The same, where it stands near the end."""
_OTHERS_ACT: Final = re.compile(
    r"(?:^| and| but| then| so| until) (?:he|she|they|it|the \w+|nobody|everyone|everybody|people"
    r"|my \w+) (?:then |all |both )?"
    r"(?:\w{3,}ed|sent|came|said|gave|paid|took|went|left|did|were|was|found|made|got|kept|ran"
    r"|bought|told|had)(?= )"
)
"""Near the end: what somebody else then did, or what was so then."""
_WAS: Final = frozenset({"was", "were", "had"})
_NO_RESULTS: Final = frozenset({"two", "three"})
"""Numbers that stand in any sentence."""
_END: Final = 3
"""The last sentences in which it does, at most a third of all but at least one."""


@dataclass(frozen=True)
class Said:
    """The words of an answer. text: as it was said so far."""

    text: str
    lexicon: Lexicon
    sentences: tuple[Sentence, ...]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """In lower case, short forms written out, without hums."""
        every = (word for sentence in self.sentences for word in sentence.words)
        return tuple(word for word in every if word not in _HUMS)

    @cached_property
    def joined(self) -> str:
        """The words with spaces between and around them, for phrases to be looked up in."""
        return f" {' '.join(self.words)} "

    @cached_property
    def own(self) -> tuple[tuple[Sentence, Action], ...]:
        """What "I" does that can be pictured, in order."""
        return tuple(
            (sentence, action)
            for sentence in self.sentences
            for action in own_actions(sentence, self.lexicon)
            if action.concrete
        )

    @cached_property
    def done(self) -> tuple[tuple[Sentence, Action], ...]:
        """Of these, what was done."""
        return tuple((one, action) for one, action in self.own if action.when == "past")

    @cached_property
    def events(self) -> int:
        """How many words tell that something happened, whoever did it."""
        passed = self.lexicon.vague_actions | self.lexicon.not_actions | _WAS
        return sum(is_past(word, self.lexicon) and word not in passed for word in self.words)

    @cached_property
    def figures(self) -> bool:
        """Whether a number is named."""
        return any(self.is_figure(word) for word in self.words)

    @cached_property
    def outcome(self) -> bool:
        """Whether something is told that came of it; a number at the end is taken for that."""
        if self.lexicon.outcomes.search(self.joined) or _CAME_OF_IT.search(self.joined):
            return True
        last = self.sentences[-max(1, min(_END, len(self.sentences) // 3)) :]
        return any(
            _LATE.search(one.joined)
            or _OTHERS_ACT.search(one.joined)
            or any(self.is_figure(word) and word not in _NO_RESULTS for word in one.words)
            for one in last
        )

    def is_figure(self, word: str) -> bool:
        """Whether a word is a number, or names a date."""
        return word[0].isdigit() or word in self.lexicon.numbers


def take_apart(text: str) -> Said:
    """What the rules look at in `text`."""
    return Said(text, load_lexicon(), sentences(text))
