"""The same short answers by other voices, where Debian's synthesizers are installed.

These are poor voices that even people mishear: what is measured with them stands for itself.
"""

import asyncio
import shutil
import wave
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from agent.speaking.resample import resample
from agent.speaking.trim import level, trim
from bench import corpus, latency
from bench.candidate import Candidate
from bench.corpus import Clip
from bench.listening import word_error_percent
from bench.part import Found, Setting
from bench.report import Figure, percentile
from bench.server import serve
from bench.tape import RATE

ANSWERS: Final = 8
COMMANDS: Final[Mapping[str, Callable[[str, Path], list[str]]]] = {
    "flite": lambda text, file: ["flite", "-voice", "slt", "-t", text, "-o", str(file)],
    "espeak-ng": lambda text, file: [
        "espeak-ng",
        "-v",
        "en-us",
        "-s",
        "150",
        "-w",
        str(file),
        text,
    ],
}


class NoVoice(Exception):
    """A synthesizer failed; the message says which."""


async def other_voices(setting: Setting) -> Found:
    """A few short answers by each synthesizer that is there."""
    found = Found()
    for name, command in COMMANDS.items():
        figure = f"voice to voice, short answers by {name}, p50"
        if shutil.which(name) is None:
            found.figures.append(Figure(figure, None, None, "ms", f"{name} is not installed"))
            continue
        texts = [clip.text for clip in corpus.short_answers()]
        texts = texts[: 2 if setting.quick else ANSWERS]
        clips = [Clip("short", text, await _say(command, text, setting.scratch)) for text in texts]
        await _measure(setting, name, figure, clips, found)
    return found


async def _measure(
    setting: Setting, name: str, figure: str, clips: list[Clip], found: Found
) -> None:
    async with serve(setting.scratch / name) as server:
        person = await Candidate.arrive(
            setting.browser, server.origin, questions=len(clips), seed=setting.seed
        )
        try:
            answers = await latency.talk(person, setting, f"{name},", clips)
            heard = _heard(person.lab.messages)
        finally:
            await person.leave()
    replies = latency.voice_to_voice_ms(answers)
    if replies:
        found.figures.append(Figure(figure, None, percentile(replies, 50), "ms"))
        found.figures.append(Figure(figure[:-3] + "p95", None, percentile(replies, 95), "ms"))
    else:
        found.figures.append(Figure(figure, None, None, "ms", "nothing was replied to"))
    said = " ".join(answer.clip.text for answer in answers)
    errors = word_error_percent(said, " ".join(heard))
    found.notes.append(f"{name}: {errors:.0f} % of the words were misheard in conversation.")
    found.rows += [latency.row(name, answer) for answer in answers]


def _heard(messages: list[dict[str, Any]]) -> list[str]:
    return [
        message["text"]
        for message in messages
        if message["type"] == "transcript" and message["role"] == "candidate" and message["final"]
    ]


async def _say(
    command: Callable[[str, Path], list[str]], text: str, folder: Path
) -> NDArray[np.int16]:
    """Trimmed, at the level of the other candidate, int16 at 48 kHz. Raises NoVoice."""
    file = folder / "said.wav"
    words = command(text, file)
    process = await asyncio.create_subprocess_exec(*words)
    if await process.wait() != 0:
        raise NoVoice(f"{words[0]} failed.")
    with wave.open(str(file), "rb") as sound:
        rate = sound.getframerate()
        pcm = np.frombuffer(sound.readframes(sound.getnframes()), "<i2")
    said = level(trim(pcm.astype(np.float32) / 32768.0, rate), rate)
    return np.round(resample(said, rate, RATE) * 32767.0).astype(np.int16)
