"""What is to be said: texts in parts, by whom, over what noise. Drawn from a seed.

The two halves share neither a text nor a voice.
"""

import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from bench.delivery_voices import missing
from tests.trust.cases import load_cases

Half = Literal["fit", "report"]
HALVES: Final[tuple[Half, ...]] = ("fit", "report")
Break = Literal["breath", "thinking", "um"]
"""breath: between whole sentences. thinking: inside one. um: the same after an "um"."""

VOICES: Final[dict[Half, tuple[str, ...]]] = {
    "fit": ("heart", "slt", "heart", "awb", "en-us+m3"),
    "report": ("joe", "rms", "joe", "kal16", "en-us"),
}
"""The install's own voice of each half speaks twice as often as the others."""
_TAKES: Final = 2
"""How often each text is said, by different voices."""
_MARKS: Final[dict[str, Break]] = {"/": "breath", "|": "thinking", "~": "um"}
_CORPUS: Final = Path(__file__).parent.parent / "corpus.toml"
_TEXTS: Final = Path(__file__).parent / "texts.toml"
_MOST_SENTENCES: Final = 4
_LEADS_ON: Final = re.compile(
    r"\b(?:and|but|so|because|that|the|a|my|our|to|of|for|with|when|if|which|then|was|about)(?= )"
    r"|,(?= )| (?=\d)",
    re.IGNORECASE,
)
"""Where somebody may stop to think."""


@dataclass(frozen=True, slots=True)
class Script:
    """One answer. breaks[n] lies between parts[n] and parts[n + 1]. seed: of all that is drawn."""

    name: str
    half: Half
    kind: str
    voice: str
    parts: tuple[str, ...]
    breaks: tuple[Break, ...]
    seed: int


def scripts() -> list[Script]:
    """All answers whose voices can be had here."""
    return [one for half in HALVES for one in _of(half) if missing(one.voice) is None]


def missing_voices() -> list[str]:
    """A line for each voice that cannot be had."""
    return [
        f"{voice}: {why}"
        for voices in VOICES.values()
        for voice in dict.fromkeys(voices)
        if (why := missing(voice)) is not None
    ]


def _of(half: Half) -> Iterator[Script]:
    voices = VOICES[half]
    for number, (kind, text) in enumerate([*_written(half), *_answered(half), *_benched(half)]):
        parts, breaks = taken_apart(text)
        for take in range(_TAKES):
            voice = voices[(number + 2 * take) % len(voices)]
            name = f"{half}-{kind}-{number}-{take}"
            yield Script(name, half, kind, voice, parts, breaks, hash_of(name))


def hash_of(name: str) -> int:
    """A seed that is the same in every process."""
    return int.from_bytes(name.encode(), "little") % (2**31 - 1)


def taken_apart(text: str) -> tuple[tuple[str, ...], tuple[Break, ...]]:
    """Parts, and the breaks between them."""
    pieces = re.split(r" ([/|~]) ", text)
    return tuple(pieces[::2]), tuple(_MARKS[mark] for mark in pieces[1::2])


def _written(half: Half) -> Iterator[tuple[str, str]]:
    for kind, texts in tomllib.loads(_TEXTS.read_text())[half].items():
        for text in texts:
            yield kind, text


def _answered(half: Half) -> Iterator[tuple[str, str]]:
    """The last sentences of answers written for other measurements, one with a pause to think."""
    rng = random.Random(half)
    for case in load_cases("tuning" if half == "fit" else "reported")[::2]:
        sentences = re.split(r"(?<=[.!?]) +", case.answer.replace("\n", " ").strip())
        last = sentences[-_MOST_SENTENCES:]
        if not all(3 <= len(sentence.split()) <= 30 for sentence in last):
            continue
        at = rng.randrange(len(last))
        last[at] = _with_a_pause(last[at], rng)
        yield "answer", " / ".join(last)


def _with_a_pause(sentence: str, rng: random.Random) -> str:
    places = [match.end() for match in _LEADS_ON.finditer(sentence)]
    inside = [place for place in places if 8 <= place <= len(sentence) - 8]
    if not inside:
        return sentence
    at = rng.choice(inside)
    mark = "~" if rng.random() < 0.2 else "|"
    return f"{sentence[:at].strip()} {mark} {sentence[at:].strip()}"


def _benched(half: Half) -> Iterator[tuple[str, str]]:
    """What the live bench says: only reported on, because the lengths of pauses were once fitted
    to it."""
    if half == "fit":
        return
    corpus = tomllib.loads(_CORPUS.read_text())
    for text in corpus["short"]:
        yield "short", text
    for parts in corpus["long"]:
        yield "long", " / ".join(part for part in parts if isinstance(part, str))
    for parts in corpus["pauses"]:
        yield "thinking", " | ".join(part for part in parts if isinstance(part, str))
