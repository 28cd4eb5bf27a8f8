"""Listens to one interview: is what the interviewer said intelligible, even and whole?"""

import asyncio
import wave
from pathlib import Path
from typing import Any, Final

import jiwer
import numpy as np
from numpy.typing import NDArray

from agent.engines import weights
from agent.engines.whisper import WhisperEngine
from agent.speaking.resample import resample
from bench import corpus, latency
from bench.audible import count_clicks
from bench.candidate import Candidate
from bench.part import Found, Setting
from bench.report import Figure
from bench.server import serve
from bench.tape import RATE, Tape
from bench.turn_sound import far_spans

WORD_ERRORS_PERCENT: Final = 5.0
QUESTIONS: Final = 3

_PLAIN: Final = jiwer.Compose(
    [
        jiwer.ToLowerCase(),
        jiwer.ExpandCommonEnglishContractions(),
        jiwer.RemovePunctuation(),
        jiwer.RemoveMultipleSpaces(),
        jiwer.Strip(),
        jiwer.ReduceToListOfListOfWords(),
    ]
)


async def listening(setting: Setting) -> Found:
    """An interview of three questions, kept as a file: candidate left, interviewer right."""
    async with serve(setting.scratch / "listening") as server:
        person = await Candidate.arrive(
            setting.browser, server.origin, questions=QUESTIONS, seed=setting.seed
        )
        try:
            answers = await latency.talk(person, setting, "listening", corpus.short_answers())
            tape = await person.lab.take_tape()
            messages = person.lab.messages
        finally:
            await person.leave()
    first, *pieces = [piece for answer in answers for piece in (answer.asked, answer.tape)]
    for piece in (*pieces, tape):
        first = first.then(piece)
    write_stereo(setting.out / "interview.wav", first)
    return await _judge(setting, first, _said(messages))


def write_stereo(path: Path, tape: Tape) -> None:
    """Both sides as a 16-bit WAV file: near left, far right."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(np.stack((tape.near, tape.far), axis=1).astype("<i2").tobytes())


def word_error_percent(said: str, heard: str) -> float:
    """Word errors in percent of the words that were said; case and punctuation do not count."""
    return 100 * jiwer.wer(said, heard, reference_transform=_PLAIN, hypothesis_transform=_PLAIN)


async def transcribe(samples: NDArray[np.int16], folder: Path) -> str:
    """What the larger local model hears in 48 kHz mono. `folder`: writable, for its weights."""
    engine = await asyncio.to_thread(lambda: WhisperEngine.load(weights.base(folder), workers=1))
    try:
        sound = resample(samples.astype(np.float32) / 32768.0, RATE, 16_000)
        return (await engine.transcribe(sound, words=False)).text
    finally:
        engine.close()


async def _judge(setting: Setting, tape: Tape, said: str) -> Found:
    heard = await transcribe(tape.far, setting.scratch)
    errors = word_error_percent(said, heard)
    levels = [_dbfs(tape.far[span.start : span.end]) for span in far_spans(tape)]
    clipped = int(np.sum(np.abs(tape.far.astype(np.int32)) >= 32_700))
    return Found(
        [
            Figure("interviewer as heard, word errors", WORD_ERRORS_PERCENT, errors, "%"),
            Figure("clicks in the interviewer's voice", None, count_clicks(tape.far, RATE), ""),
            Figure("clipped samples in the interviewer's voice", 0, clipped, ""),
        ],
        [{"part": "listening", "said": said, "heard": heard}],
        [
            f"Listening: {len(levels)} stretches of speech at {min(levels):.0f} to "
            f"{max(levels):.0f} dBFS; both sides in {setting.out / 'interview.wav'}."
        ],
    )


def _said(messages: list[dict[str, Any]]) -> str:
    return " ".join(
        message["text"]
        for message in messages
        if message["type"] == "transcript" and message["role"] == "interviewer" and message["final"]
    )


def _dbfs(samples: NDArray[np.int16]) -> float:
    return 10 * float(np.log10(np.mean((samples.astype(np.float64) / 32768.0) ** 2)))
