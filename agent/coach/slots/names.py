"""Which words of a résumé or of a job post may be spoken inside a question.

What a person uploads or pastes is data, and some of it is written to be obeyed. So only a short
name or a few words for a thing pass: in Latin letters, shaped like words, without any word that
orders, addresses somebody or speaks of scores. What does not pass is not spoken; nothing is
repaired, since what is left of an order may still be one.
"""

import re
import unicodedata
from typing import Final

MAX_CHARACTERS: Final = 40
"""The longest name, in characters."""

_LONGEST_WORD: Final = 20
_WORDS_OF_A_NAME: Final = 5
_WORDS_OF_A_THING: Final = 4
_LATIN: Final = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
_WORD: Final = re.compile(
    rf"(?:[{_LATIN}][{_LATIN}0-9'’+#/&-]*(?:\.[{_LATIN}0-9]+)*"
    rf"|[{_LATIN}]{{1,4}}\.|\d{{1,3}}(?:,\d{{3}})*|\d{{1,4}}[{_LATIN}]{{1,4}}|&)"
)
_NAME_ENDS: Final = re.compile(r"\s*[,(|:;–—]|\s-\s")
_AROUND: Final = " .,;:*_-–—|\"'“”„«»"
_PARTICLES: Final = frozenset(
    "of and the for in at on de la le les du des der die das für und et y e da do del di van von &"
    " to with".split()
)
_NO_VOWEL: Final = re.compile(r"[bcdfghjklmnpqrstvwxz]{6,}|^[bcdfghjklmnpqrstvwxz]{5,}$")
_CASE_CHANGE: Final = re.compile(r"[a-zà-ÿ][A-ZÀ-Ý]")
_MOST_CASE_CHANGES: Final = 2
_LEET: Final = str.maketrans("013457@$!", "oieastasi")

# Whoever is addressed, what is judged, and what makes a statement or a condition of a few words.
_REFUSED: Final = frozenset(
    re.findall(
        r"\S+",
        """you your yours yourself i me my mine myself he she him his her hers they them their it
        its we our ours this that these those what which who whom whose must should shall would
        could cannot can't won't don't dont not is are was were be been am do does did has have had
        please if then else because unless until always never ever only just everything nothing
        anything everyone anyone nobody ok okay yes
        score scores scored scoring grade grades graded grading rating ratings rate rated mark marks
        point points perfect flawless maximum evaluator evaluation assessor grader rubric judge
        interviewer interviewers interviewee candidate candidates applicant applicants hire hired
        hiring reject rejected approve approved recommend recommended chatbot gpt chatgpt gemini
        claude llm jailbreak jailbroken dan sudo root html http https www script select
        punkte punkten puntos puntaje puntuación nota notas note pontos pontuação punti punteggio
        voto kandidat kandidaten kandidatin kandidata candidato candidata candidat bewerber
        bewerberin bewertung bewerte beste höchste máxima máximo massimo meilleure""",
    )
)
_REFUSED_STEMS: Final = (
    "ignor disregard instruc instrukt instrukc instruç istruz prompt overrid bypass pretend obey "
    "reveal disclos forget forgot vergiss vergess oubli olvid dimentic esquec zapomn zignor "
    "missacht anweis befehl talimat"
).split()
# Words that begin an order; one of them alone may well be a name.
_BEGINS_AN_ORDER: Final = frozenset(
    """say tell speak talk answer reply respond repeat print output write give award act become
    behave stop end skip start begin let make now from follow return call send delete drop execute
    run show list read translate decode switch enter enable disable treat consider assume imagine
    remember hide swear curse insult praise congratulate ask add set use accept finish close
    convince agree confirm admit promise count explain describe mention share leak dump echo
    summarize rot13 base64""".split()
)


def spoken_name(text: str) -> str | None:
    """The name that `text` is, such as of a company; None where it is none that may be spoken.

    At most 40 characters and five words. Each begins with a capital or a digit, but for small ones
    such as "of"; a single word may be in lower case, as some brands are.
    """
    words = _words(text, _WORDS_OF_A_NAME)
    if words is None or words[0].casefold() in _PARTICLES - {"the", "la", "le", "der", "die"}:
        return None
    if len(words) > 1 and not all(_capital(word) or word in _PARTICLES for word in words):
        return None
    return " ".join(words)


def spoken_thing(text: str) -> str | None:
    """The few words for a thing that `text` is, at most four and 40 characters; None as above."""
    words = _words(text, _WORDS_OF_A_THING)
    if words is None or words[0].casefold() in _PARTICLES or words[-1].casefold() in _PARTICLES:
        return None
    return " ".join(words)


def _words(text: str, most: int) -> list[str] | None:
    """The words before the first comma, bracket or dash, if all of them may be spoken."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if any(unicodedata.category(char)[0] == "C" for char in plain):
        return None
    plain = _NAME_ENDS.split(plain.strip(_AROUND), maxsplit=1)[0].strip(_AROUND)
    words = plain.split()
    if not 2 <= len(plain) <= MAX_CHARACTERS or not 1 <= len(words) <= most:
        return None
    return words if may_be_spoken(words) else None


def may_be_spoken(words: list[str]) -> bool:
    """Whether all of them are words, and none of them orders, addresses or judges."""
    if not all(_is_word(word) for word in words) or not any(_letters(word) for word in words):
        return False
    read = [_folded(word) for word in words]
    if len(words) > 1 and read[0] in _BEGINS_AN_ORDER:
        return False
    parts = [part for word in read for part in (word, *re.split(r"[^\w’']+", word))]
    squeezed = "".join(re.findall(r"\w", "".join(read)))
    return not _REFUSED.intersection(parts) and not any(
        part.startswith(stem) or (len(stem) > len("obey") and stem in squeezed)
        for part in parts
        for stem in _REFUSED_STEMS
    )


def _is_word(word: str) -> bool:
    return (
        len(word) <= _LONGEST_WORD
        and _WORD.fullmatch(word) is not None
        and not _NO_VOWEL.search(word.casefold())
        and len(_CASE_CHANGE.findall(word)) <= _MOST_CASE_CHANGES
    )


def _letters(word: str) -> int:
    return sum(char.isalpha() for char in word)


def _capital(word: str) -> bool:
    return not word[0].islower()


def _folded(word: str) -> str:
    """As it would be read: digits that stand for letters are letters."""
    low = word.casefold().replace("’", "'").strip(".")
    mixed = any(char.isalpha() for char in low) and not low.isalpha()
    return low.translate(_LEET) if mixed else low
