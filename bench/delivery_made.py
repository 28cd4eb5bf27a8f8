"""Answers whose delivery is known: put together from phrases, breaths, pauses and "um"s.

Where breaths, pauses and filled pauses lie, how long they are, and how the voice and the room
sound are drawn from a seed. Positions are seconds; audio is float32 mono at 16 kHz.
"""

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from agent.delivery.spoken_words import spoken_words
from agent.speaking.voice import Manner
from bench.delivery_sound import drawn_out, in_a_room
from bench.delivery_voices import LEAD_S, RATE, TAIL_S, filled_pause, say
from schemas.turn import Word

Half = Literal["tuned", "held_out"]
Kind = Literal["filled", "filler", "phrase"]
PAUSE_S: Final = 0.5
"""Silence from this length on is a pause, as agent.delivery says it."""

_TAKES: Final = 2
_LEANING: Final = int((LEAD_S + TAIL_S) * RATE)
_BREATH_S: Final = (0.05, 0.35)
_LONG_S: Final = (0.65, 2.5)
_BEFORE_S: Final = (0.3, 3.0)
_AFTER_S: Final = (0.2, 1.0)
_FILLED_S: Final = (0.25, 1.1)
_DRAWN_OUT_S: Final = (0.45, 0.8)
_NOISE_DBFS: Final = (-75.0, -60.0, -50.0, -42.0)
_ECHO_S: Final = (0.0, 0.0, 0.25, 0.45)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Something that lies between two positions; `word` is what it is called."""

    word: str
    start_s: float
    end_s: float


@dataclass(slots=True)
class Made:
    """An answer with what is true of it.

    voiced: each sound, with the breaths between them left out. phrases: what was said, fillers of
    words included. filled: "um"s. spoken_fillers: words that are fillers.
    """

    name: str
    half: Half
    voice: str
    noise_dbfs: float
    echo_s: float
    samples: NDArray[np.float32] = field(default_factory=lambda: np.zeros(0, np.float32))
    voiced: list[tuple[float, float]] = field(default_factory=list[tuple[float, float]])
    phrases: list[Stretch] = field(default_factory=list[Stretch])
    filled: list[Stretch] = field(default_factory=list[Stretch])
    spoken_fillers: list[Stretch] = field(default_factory=list[Stretch])

    @property
    def pauses(self) -> list[tuple[float, float]]:
        """Silences inside that are pauses."""
        gaps = zip(self.voiced, self.voiced[1:], strict=False)
        return [(a, b) for (_, a), (b, _) in gaps if b - a >= PAUSE_S]

    @property
    def words(self) -> list[Word]:
        """What a perfect recogniser hears, each word at its share of its phrase."""
        return [word for phrase in self.phrases for word in _in_place(phrase)]

    @property
    def speaking_s(self) -> float:
        """From the first sound to the last, without the pauses."""
        return self.voiced[-1][1] - self.voiced[0][0] - sum(b - a for a, b in self.pauses)

    @property
    def wpm(self) -> float:
        """Words a minute."""
        return 60.0 * sum(spoken_words(one.word) for one in self.phrases) / self.speaking_s


@dataclass(frozen=True, slots=True)
class Script:
    """An answer before it is said."""

    name: str
    half: Half
    voice: str
    text: str
    seed: int


def scripts() -> list[Script]:
    """All answers, in order; each text is said in several ways."""
    listed = tomllib.loads((Path(__file__).parent / "delivery_answers.toml").read_text())
    halves: tuple[Half, ...] = ("tuned", "held_out")
    return [
        Script(
            f"{half} {number}.{take}",
            half,
            one["voice"],
            one["text"],
            1_000 * at + 100 * take + number,
        )
        for at, half in enumerate(halves)
        for number, one in enumerate(listed[half])
        for take in range(_TAKES)
    ]


def make(script: Script) -> Made:
    """Say it. Raises CalledProcessError where a synthesizer fails."""
    rng = random.Random(script.seed)
    manner = Manner(pace=rng.uniform(0.88, 1.15), pitch_semitones=rng.uniform(-2.0, 2.0))
    made = Made(
        script.name, script.half, script.voice, rng.choice(_NOISE_DBFS), rng.choice(_ECHO_S)
    )
    said = _silence(rng.uniform(*_BEFORE_S))
    before: Kind | None = None
    for sound, kind, word in _sounds(script, manner, rng):
        gap_s = _gap_s(rng, touching="filled" in (before, kind)) if before else 0.0
        # Without a gap the one goes over into the other: an "um" that leans on a word.
        join = _silence(gap_s)
        begin = len(said) + len(join) - (0 if gap_s or not before else _LEANING)
        said = _over(np.concatenate([said, join]), begin, sound)
        begin_s, end_s = begin / RATE + LEAD_S, (begin + len(sound)) / RATE - TAIL_S
        made.voiced.append((begin_s, end_s))
        lists = {"filled": [made.filled], "filler": [made.phrases, made.spoken_fillers]}
        for named in lists.get(kind, [made.phrases]):
            named.append(Stretch(word, begin_s, end_s))
        before = kind
    said = np.concatenate([said, _silence(rng.uniform(*_AFTER_S))])
    made.samples = in_a_room(said, RATE, made.noise_dbfs, made.echo_s, script.seed)
    return made


def _sounds(
    script: Script, manner: Manner, rng: random.Random
) -> Iterator[tuple[NDArray[np.float32], Kind, str]]:
    for number, phrase in enumerate(script.text.split(" / ")):
        if rng.random() < (0.35 if number else 0.2):
            sound = rng.choices(("um", "uh", "er"), (5, 4, 1))[0]
            said = filled_pause(script.voice, sound, manner)
            length_s = rng.uniform(*_FILLED_S)
            softer = np.float32(10 ** (rng.uniform(-6.0, 0.0) / 20))
            yield _at_length(said, length_s, rng.uniform(-1.5, 0.3)) * softer, "filled", sound
        if phrase.startswith("*"):
            yield say(script.voice, phrase[1:] + ",", manner), "filler", phrase[1:] + ","
            continue
        words = phrase.split()
        long = next((at for at, word in enumerate(words) if word.startswith("~")), None)
        if long is None:
            yield say(script.voice, phrase, manner), "phrase", phrase
            continue
        before, after = " ".join(words[:long]), " ".join(words[long + 1 :])
        if before:
            yield say(script.voice, before, manner), "phrase", before
        word = words[long][1:]
        said = say(script.voice, word, manner)
        length_s = rng.uniform(*_DRAWN_OUT_S)
        yield _at_length(said, length_s, rng.uniform(-1.5, 1.5)), "phrase", word
        if after:
            yield say(script.voice, after, manner), "phrase", after


def _gap_s(rng: random.Random, *, touching: bool) -> float:
    kind = rng.random()
    if touching and kind < 0.35:
        return 0.0
    return rng.uniform(*(_LONG_S if kind > 0.8 else _BREATH_S))


def _over(said: NDArray[np.float32], begin: int, sound: NDArray[np.float32]) -> NDArray[np.float32]:
    out = np.zeros(max(len(said), begin + len(sound)), np.float32)
    out[: len(said)] = said
    out[begin : begin + len(sound)] += sound
    return out


def _at_length(
    said: NDArray[np.float32], length_s: float, glide_semitones: float
) -> NDArray[np.float32]:
    lead, tail = int(LEAD_S * RATE), int(TAIL_S * RATE)
    sound = drawn_out(said[lead:-tail], RATE, length_s, glide_semitones)
    return np.concatenate([said[:lead], sound, said[-tail:]])


def _in_place(phrase: Stretch) -> Iterator[Word]:
    texts = phrase.word.split()
    at_s = phrase.start_s
    for text in texts:
        share = (len(text) + 1) / (len(phrase.word) + 1)
        end_s = at_s + share * (phrase.end_s - phrase.start_s)
        yield Word(text=text, start_s=round(at_s, 3), end_s=round(end_s, 3), confidence=1.0)
        at_s = end_s


def _silence(seconds: float) -> NDArray[np.float32]:
    return np.zeros(int(seconds * RATE), np.float32)
