"""Which engines are in force, each tried once: a sentence said, heard, and a question answered."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from agent.engines.choice import OwnEngines, Tools
from agent.engines.counted import CountedModel, CountedTranscriber
from agent.engines.errors import BadAnswer, EngineError, TimedOut
from agent.engines.keyed import Casting, KeyedEngines
from agent.engines.language import Prompt
from agent.engines.own import OwnTranscriber, OwnVoice
from agent.engines.resilience.ladder import no_meter
from agent.engines.transcriber import SAMPLE_RATE as HEARD_RATE
from agent.engines.usage import Meter
from agent.speaking.resample import resample
from agent.speaking.voice import SAMPLE_RATE as SPOKEN_RATE
from agent.speaking.voice import Manner
from schemas.base import Schema

SENTENCE: Final = "Tell me about a project that you are proud of."
WITHIN_S: Final = 20.0
_SHARE_HEARD: Final = 0.6
"""Of the sentence's words: what gets fewer of them does not hear."""
_SHORTEST_S: Final = 1.0
"""Nobody says the sentence faster."""
_PLAIN: Final = Manner(pace=1.0, pitch_semitones=0.0)
_PROMPT: Final = Prompt(
    system="Somebody wants to know whether you can be reached.",
    data=(),
    task='Answer with the word "ready".',
)
_INCLUDED: Final = "comes with the install"

DoctorPart = Literal["hearing", "language", "voice"]
Attempt = Callable[[Meter], Awaitable[float]]
"""Uses an engine; how many seconds it took to answer. Raises EngineError."""


class _Ready(Schema):
    word: str


@dataclass(frozen=True, slots=True)
class Finding:
    """An engine. fault: why it does not work; None where it does. delay_s: until the first sound of
    a voice, and until the whole answer of any other; None where there was nothing to try."""

    part: DoctorPart
    engine: str
    model: str
    why: str
    fault: str | None
    delay_s: float | None


@dataclass(frozen=True, slots=True)
class _Patient:
    part: DoctorPart
    engine: str
    model: str
    why: str
    attempt: Attempt
    keyed: bool


async def examine(keyed: KeyedEngines, own: OwnEngines, tools: Tools) -> list[Finding]:
    """Try every engine, one after the other, as one delays another.

    What engines with a key use counts towards the day's limits. Raises what the own voice raises,
    with which the others are tried.
    """
    spoken = [part async for part in own.voices[0].stream(SENTENCE, _PLAIN)]
    sample = await asyncio.to_thread(resample, np.concatenate(spoken), SPOKEN_RATE, HEARD_RATE)
    found = [await _look(one, tools) for one in _patients(keyed, own, sample, tools.clock)]
    why = "below the language models" if keyed.models else "no language model is set"
    rules = Finding("language", "rules", "built in", why, None, None)
    order: Sequence[DoctorPart] = ("hearing", "language", "voice")
    return sorted([*found, rules], key=lambda one: order.index(one.part))


def _patients(
    keyed: KeyedEngines, own: OwnEngines, sample: NDArray[np.float32], clock: Callable[[], float]
) -> Iterator[_Patient]:
    for one in keyed.transcribers:
        attempt = _hearing(one.engine, one.provider, sample, clock)
        yield _Patient("hearing", one.provider, one.model, one.why, attempt, keyed=True)
    for use, transcriber in (("conversation", own.conversation), ("finished", own.finished)):
        attempt = _hearing(OwnTranscriber(transcriber), "local", sample, clock)
        yield _Patient("hearing", "local", f"Whisper, {use}", _INCLUDED, attempt, keyed=False)
    for one in keyed.models:
        attempt = _answering(one.engine, clock)
        yield _Patient("language", one.provider, one.model, one.why, attempt, keyed=True)
    for one in keyed.casts:
        attempt = _speaking(tuple(one.engine.values()), one.provider, clock)
        yield _Patient("voice", one.provider, one.model, one.why, attempt, keyed=True)
    for voice in own.voices:
        engine, _, name = voice.name.partition("/")
        attempt = _speaking((Casting(OwnVoice(voice), _PLAIN),), engine, clock)
        yield _Patient("voice", engine, name, _INCLUDED, attempt, keyed=False)


async def _look(patient: _Patient, tools: Tools) -> Finding:
    fault, delay_s = None, None
    counting = tools.purse.request(patient.engine) if patient.keyed else nullcontext(no_meter)
    try:
        async with asyncio.timeout(WITHIN_S), counting as meter:
            delay_s = await patient.attempt(meter)
    except TimeoutError:
        fault = TimedOut(patient.engine, WITHIN_S).message
    except EngineError as error:
        fault = error.message
    except (OSError, RuntimeError, ValueError) as error:
        # An engine of this process; what it says may be of the machine's files.
        fault = f"failed ({type(error).__name__})"
    return Finding(patient.part, patient.engine, patient.model, patient.why, fault, delay_s)


def _hearing(
    transcriber: CountedTranscriber,
    engine: str,
    sample: NDArray[np.float32],
    clock: Callable[[], float],
) -> Attempt:
    async def attempt(meter: Meter) -> float:
        began = clock()
        heard = await transcriber.recognise(sample, meter, words=False, hint="")
        delay_s = clock() - began
        said = _words(SENTENCE)
        if len(said & _words(heard.text)) < _SHARE_HEARD * len(said):
            raise BadAnswer(engine, "did not hear what was said to it")
        return delay_s

    return attempt


def _speaking(castings: Sequence[Casting], engine: str, clock: Callable[[], float]) -> Attempt:
    async def attempt(meter: Meter) -> float:
        delays_s = [await _said(one, engine, meter, clock) for one in castings]
        return max(delays_s)

    return attempt


async def _said(casting: Casting, engine: str, meter: Meter, clock: Callable[[], float]) -> float:
    began, first, samples = clock(), None, 0
    async for part in casting.voice.stream(SENTENCE, casting.manner, meter):
        first = clock() if first is None else first
        samples += len(part)
    if first is None or samples < _SHORTEST_S * SPOKEN_RATE:
        raise BadAnswer(engine, "did not say what it was given")
    return first - began


def _answering(model: CountedModel, clock: Callable[[], float]) -> Attempt:
    async def attempt(meter: Meter) -> float:
        began = clock()
        await model.answer(_PROMPT, _Ready, meter)
        return clock() - began

    return attempt


def _words(text: str) -> set[str]:
    return {"".join(filter(str.isalnum, word)) for word in text.casefold().split()}


def table(findings: Sequence[Finding]) -> str:
    """The findings for people to read, in columns."""
    rows = [("part", "engine", "model", "why", "tried", "delay ms")]
    for one in findings:
        tried = "ok" if one.fault is None else one.fault
        delay = "" if one.delay_s is None else f"{one.delay_s * 1000:.0f}"
        if one.fault is None and one.delay_s is None:
            tried = "nothing to try"
        rows.append((one.part, one.engine, one.model, one.why, tried, delay))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])
