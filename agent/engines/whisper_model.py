"""One Whisper decode: the only place that touches faster-whisper and CTranslate2. Blocking.

faster-whisper's own `transcribe` always encodes 30 s. This encodes what is there and a little
silence, in a quarter of the time; `decoding` says when that must be doubted.
"""

# faster-whisper ships no types.
# pyright: reportMissingTypeStubs=false, reportUnknownVariableType=false
# pyright: reportUnknownMemberType=false

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, cast

import numpy as np
from faster_whisper import WhisperModel
from faster_whisper.tokenizer import Tokenizer
from faster_whisper.transcribe import get_suppressed_tokens
from numpy.typing import NDArray

from agent.engines import decoding, text_ending
from agent.engines.transcriber import SAMPLE_RATE, Ending
from agent.engines.word_times import Aligned, placed, whole_words
from schemas.turn import Word

_FRAME = 160
_MAX_HINT_TOKENS = 100


class _Result(Protocol):
    sequences_ids: list[list[int]]
    scores: list[float]
    logits: list[list[Any]]
    no_speech_prob: float


@dataclass(frozen=True, slots=True)
class Decoded:
    """One piece of audio as text; logprob is the mean over its tokens."""

    text: str
    words: tuple[Word, ...]
    logprob: float
    ending: Ending | None = None


@dataclass(frozen=True, slots=True)
class _Heard:
    text: str
    logprob: float
    silent: bool
    doubtful: bool
    ending: Ending | None


class Abandoned(Exception):
    """Nobody waits for this decode any more."""


class WhisperDecoder:
    """A loaded model. Thread-safe: as many decodes run side by side as it has workers."""

    def __init__(self, folder: Path, workers: int) -> None:
        self._model: Any = WhisperModel(
            str(folder),
            device="cpu",
            compute_type="int8",
            cpu_threads=1,
            num_workers=workers,
            local_files_only=True,
        )
        self._core = self._model.model
        self._tokenizer = Tokenizer(
            self._model.hf_tokenizer,
            self._core.is_multilingual,
            task="transcribe",
            language="en",
        )
        self._suppressed = list(get_suppressed_tokens(self._tokenizer, cast(Any, [-1])) or ())
        self._marks = text_ending.marks(self._tokenizer.encode)

    def decode(
        self, samples: NDArray[np.float32], *, words: bool, hint: str, wanted: Callable[[], bool]
    ) -> Decoded:
        """Recognise at most `decoding.LONGEST_PIECE_S` of mono 16 kHz audio.

        wanted: asked between the steps. Raises Abandoned once it says no.
        """
        duration_s = len(samples) / SAMPLE_RATE
        used_hint = hint if duration_s >= decoding.HINT_FROM_S else ""
        encoded = self._encode(samples, decoding.window_s(duration_s), wanted)
        heard = self._hear(encoded, used_hint, duration_s, ending=not words)
        if heard.doubtful:
            encoded = self._encode(samples, decoding.WHOLE_WINDOW_S, wanted)
            heard = self._hear(encoded, used_hint, duration_s, ending=not words)
        if heard.silent:
            return Decoded("", (), 0.0)
        timed = self._align(encoded, heard.text, samples, wanted) if words else ()
        return Decoded(heard.text, timed, heard.logprob, heard.ending)

    def _hear(self, encoded: object, hint: str, duration_s: float, *, ending: bool) -> _Heard:
        cap = decoding.token_cap(duration_s)
        result = self._generate(encoded, self._prompt(hint), cap, logits=ending)
        if hint and result.no_speech_prob > decoding.HARDLY_SPEECH:
            result = self._generate(encoded, self._prompt(""), cap, logits=ending)
        tokens, logprob = result.sequences_ids[0], result.scores[0]
        text = self._text(result)
        single = decoding.without_copies(text)
        if single != text:
            # Hints cause most loops, so a decode without one says whether it was really repeated.
            witness = self._text(self._generate(encoded, self._prompt(""), cap)) if hint else text
            repeated = decoding.without_copies(witness) != witness
            real = repeated and not decoding.too_fast(witness, duration_s)
            text = witness if real else single
        silent = decoding.is_silence(text, logprob, result.no_speech_prob)
        doubtful = not silent and decoding.is_doubtful(logprob, len(tokens), cap)
        return _Heard(text, logprob, silent, doubtful, self._ending(result) if ending else None)

    def _ending(self, result: _Result) -> Ending | None:
        return text_ending.ending(result.sequences_ids[0], result.logits[0], self._marks)

    def _text(self, result: _Result) -> str:
        return self._tokenizer.decode(result.sequences_ids[0]).strip()

    def _prompt(self, hint: str) -> list[int]:
        tokenizer = self._tokenizer
        sequence = [*tokenizer.sot_sequence, tokenizer.no_timestamps]
        if not hint:
            return sequence
        hinted = tokenizer.encode(f" Glossary: {hint.strip()}.")[:_MAX_HINT_TOKENS]
        return [tokenizer.sot_prev, *hinted, *sequence]

    def _encode(
        self, samples: NDArray[np.float32], window_s: float, wanted: Callable[[], bool]
    ) -> object:
        if not wanted():
            raise Abandoned
        padded = np.zeros(int(window_s * SAMPLE_RATE), np.float32)
        padded[: len(samples)] = samples
        features = self._model.feature_extractor(padded, padding=0)
        if not wanted():
            raise Abandoned
        return self._model.encode(features[:, : len(padded) // _FRAME])

    def _generate(
        self, encoded: object, prompt: list[int], cap: int, *, logits: bool = False
    ) -> _Result:
        results = self._core.generate(
            encoded,
            [prompt],
            beam_size=1,
            max_length=len(prompt) + cap,
            return_scores=True,
            return_no_speech_prob=True,
            return_logits_vocab=logits,
            suppress_tokens=self._suppressed,
        )
        return cast(_Result, results[0])

    def _align(
        self,
        encoded: object,
        text: str,
        samples: NDArray[np.float32],
        wanted: Callable[[], bool],
    ) -> tuple[Word, ...]:
        """When each word of the text is said."""
        if not wanted():
            raise Abandoned
        frames = max(1, len(samples) // _FRAME)
        tokens = self._tokenizer.encode(f" {text}")
        alignment: list[dict[str, Any]] = self._model.find_alignment(
            self._tokenizer, [tokens], encoded, frames
        )[0]
        found = [
            Aligned(str(at["word"]), float(at["start"]), float(at["end"]), float(at["probability"]))
            for at in alignment
        ]
        return placed(whole_words(found), samples, SAMPLE_RATE)
