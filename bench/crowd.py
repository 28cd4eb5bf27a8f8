"""Four calls at once: does the reply come later, does the voice break up?"""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any, Final

import numpy as np

from agent.engines.hibari import HibariVoice
from agent.speaking.cache import MemoryCache
from agent.speaking.speech import Speech
from agent.speaking.voice import SAMPLE_RATE as VOICE_RATE
from bench import corpus, latency
from bench.candidate import Answered, Candidate
from bench.part import Found, Setting
from bench.playout import NotTheSame, at_rate, compare
from bench.report import Figure, percentile
from bench.server import Server, serve
from bench.tape import RATE, Tape
from tests.fakes.own_voices import OwnVoices

CALLS: Final = 4
GROWS_MS: Final = 300.0
GAP_MS: Final = 100.0
QUESTIONS: Final = 5
REFERENCES_BYTES: Final = 64 * 2**20
AT_ONCE: Final = (4, 5, 6, 8)

_Call = tuple[list[Answered], list[dict[str, Any]]]


async def crowd(setting: Setting) -> Found:
    """One call, then four at once, with the same answers to the same number of questions."""
    found = Found()
    async with serve(setting.scratch / "crowd") as server:
        alone = await _calls(setting, server, 1)
        together = await _calls(setting, server, CALLS)
    found.rows = [latency.row("alone", one) for answers, _ in alone for one in answers]
    found.rows += [latency.row("together", one) for answers, _ in together for one in answers]
    _compare_replies(found, _all(alone), _all(together))
    await _report_gaps(found, together, GAP_MS)
    return found


async def cap(setting: Setting) -> Found:
    """More and more calls at once, to see how many one process takes."""
    found = Found()
    most = max(AT_ONCE)
    async with serve(setting.scratch / "cap", MAX_CALLS=str(most)) as server:
        for count in AT_ONCE:
            calls = await _calls(setting, server, count)
            times = _all(calls)
            found.rows += [latency.row(f"{count}", one) for answers, _ in calls for one in answers]
            for share in (50, 95):
                name = f"{count} calls at once: voice to voice p{share} of {len(times)}"
                found.figures.append(Figure(name, None, percentile(times, share), "ms"))
            await _report_gaps(found, calls, None)
    return found


async def _report_gaps(found: Found, calls: Sequence[_Call], goal: float | None) -> None:
    gaps: list[float] = []
    lost = 0
    for answers, messages in calls:
        measured = await gaps_ms(answers, messages)
        gaps += [gap for gap in measured if gap is not None]
        lost += measured.count(None)
    name = f"{len(calls)} calls: longest playout gap inside the interviewer's speech"
    if gaps:
        found.figures.append(Figure(f"{name}, of {len(gaps)}", goal, max(gaps), "ms"))
        found.notes.append(f"{len(calls)} calls: gaps median {percentile(gaps, 50):.0f} ms.")
    else:
        found.figures.append(Figure(name, goal, None, "ms", "no utterance was recognised"))
    if lost:
        found.notes.append(f"{len(calls)} calls: {lost} utterances could not be compared.")


async def _calls(setting: Setting, server: Server, count: int) -> list[_Call]:
    return await asyncio.gather(*(_call(setting, server, number) for number in range(count)))


async def _call(setting: Setting, server: Server, number: int) -> _Call:
    clips = corpus.short_answers()
    # Everybody says something else, so that nobody profits from what another one's call cached.
    mine = clips[number * 4 :] + clips[: number * 4]
    person = await Candidate.arrive(
        setting.browser,
        server.origin,
        questions=2 if setting.quick else QUESTIONS,
        seed=setting.seed + number,
    )
    try:
        answers = await latency.talk(person, setting, f"call {number + 1},", mine)
        return answers, person.lab.messages
    finally:
        await person.leave()


def _all(calls: Sequence[_Call]) -> list[float]:
    return [ms for answers, _ in calls for ms in latency.voice_to_voice_ms(answers)]


def _compare_replies(found: Found, alone: list[float], together: list[float]) -> None:
    name = f"{CALLS} calls at once: voice to voice p95 grows by"
    if not alone or not together:
        found.figures.append(Figure(name, GROWS_MS, None, "ms", "no replies to compare"))
        return
    grown = percentile(together, 95) - percentile(alone, 95)
    found.figures.append(Figure(name, GROWS_MS, grown, "ms"))
    for who, times in ((f"{CALLS} calls", together), ("one call", alone)):
        found.notes.append(
            f"{who}: p50 {percentile(times, 50):.0f}, p95 {percentile(times, 95):.0f} ms "
            f"of {len(times)}"
        )


async def gaps_ms(
    answers: Sequence[Answered], messages: list[dict[str, Any]]
) -> list[float | None]:
    """The longest gap in what the interviewer said before each answer; None where that cannot be
    told."""
    voices = ThreadPoolExecutor(1)
    speech = Speech(OwnVoices([HibariVoice(voices)]), MemoryCache(REFERENCES_BYTES), None)
    gaps: list[float | None] = []
    try:
        for before, answer in pairwise([None, *answers]):
            assert answer is not None
            text = _asked(messages, answer)
            if text is None:
                gaps.append(None)
                continue
            parts = [said.samples async for said in speech.stream(text, "friendly")]
            reference = at_rate(np.concatenate(parts), VOICE_RATE)
            try:
                played = compare(reference, at_rate(_question(before, answer).far, RATE))
            except NotTheSame:
                gaps.append(None)
            else:
                gaps.append(1000 * played.longest_gap_s)
    finally:
        await speech.close()
        voices.shutdown()
    return gaps


def _question(before: Answered | None, answer: Answered) -> Tape:
    """The recording from the end of the last answer, if there was one, to this one's beginning."""
    if before is None:
        return answer.asked
    reply = before.tape.part(before.said.end, before.tape.end)
    return reply.then(answer.asked)


def _asked(messages: Sequence[dict[str, Any]], answer: Answered) -> str | None:
    """What the interviewer last said in full before this answer."""
    said = [
        message["text"]
        for message in messages
        if message["type"] == "transcript"
        and message["role"] == "interviewer"
        and message["final"]
        and message["frame"] <= answer.said.start
    ]
    return said[-1] if said else None
