"""Loss and jitter on the line: what they cost in time, in sound and in words."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import av
import numpy as np
from numpy.typing import NDArray
from playwright.async_api import BrowserContext

from bench import corpus, latency
from bench.candidate import Answered, Candidate
from bench.holes import hole_share
from bench.listening import word_error_percent
from bench.part import Found, Setting
from bench.playout import RATE, NotTheSame, Sound, at_rate
from bench.relay import network
from bench.report import Figure, percentile
from bench.server import Server, serve
from bench.tape import RATE as TAPE_RATE
from bench.weather import FAIR, Burst, Weather

ADDED_MS: Final = 40.0
HOLES_PERCENT: Final = 1.0
ROUNDS: Final = 3
"""Each weather comes up again after all the others, so that a busy machine hits all alike."""
ANSWERS: Final = 4
STORED_WITHIN_S: Final = 30.0
GOAL: Final = "3 % lost"
WEATHERS: Final[Mapping[str, Weather]] = {
    "nothing lost": FAIR,
    "1 % lost": Weather(loss=0.01),
    GOAL: Weather(loss=0.03),
    "5 % lost": Weather(loss=0.05),
    "3 % lost in bursts of four": Weather(burst=Burst(enter=0.0077, leave=0.25, loss=1.0)),
    "30 ms of jitter": Weather(jitter_s=0.03),
    "2 % reordered": Weather(reordered=0.02),
}
"""Both ways."""


@dataclass(frozen=True, slots=True)
class _Call:
    """replies: ms. holes: percent of each answer, 0 to 100. inbound: Chromium's jitter buffer."""

    answers: list[Answered]
    replies: list[float]
    holes: list[float]
    word_errors: float
    inbound: dict[str, Any]
    unfound: int


async def rough_line(setting: Setting) -> Found:
    """The same answers over lines that lose, hold up or reorder packets, both ways."""
    found = Found()
    calls: dict[str, list[_Call]] = {name: [] for name in WEATHERS}
    async with serve(setting.scratch / "rough_line") as server:
        for turn in range(1 if setting.quick else ROUNDS):
            for name, weather in WEATHERS.items():
                setting.say(f"  {name}")
                calls[name].append(await _call(setting, server, weather, turn))
    fair = percentile([ms for call in calls["nothing lost"] for ms in call.replies], 50)
    for name, those in calls.items():
        _report(found, name, those, fair)
    return found


async def _call(setting: Setting, server: Server, weather: Weather, turn: int) -> _Call:
    count = 2 if setting.quick else ANSWERS
    clips = corpus.short_answers()[turn * count : (turn + 1) * count]
    seed = setting.seed + turn
    async with network(weather, weather, seed=seed) as over:
        person = await Candidate.arrive(
            setting.browser, server.origin, questions=len(clips), seed=seed, over=over
        )
        try:
            answers = await latency.talk(person, setting, "  answer", clips)
            inbound = await person.lab.inbound()
            await person.end()
            sound, text = await stored(person.context, person.interview["id"])
        finally:
            await person.leave()
    holes: list[float] = []
    for answer in answers:
        try:
            holes.append(100 * hole_share(at_rate(answer.clip.samples, TAPE_RATE), sound))
        except NotTheSame:
            continue
    errors = word_error_percent(" ".join(answer.clip.text for answer in answers), text)
    replies = latency.voice_to_voice_ms(answers)
    return _Call(answers, replies, holes, errors, inbound, len(answers) - len(holes))


async def stored(context: BrowserContext, interview_id: str) -> tuple[Sound, str]:
    """What was kept of the answers, one after the other: sound and words."""
    async with asyncio.timeout(STORED_WITHIN_S):
        while True:
            results = await (
                await context.request.get(f"/api/interviews/{interview_id}/results")
            ).json()
            kept = [answer for answer in results["answers"] if answer["heard"]]
            if all(answer["audio_url"] for answer in kept):
                break
            await asyncio.sleep(0.5)
    heard = [
        text
        for answer in kept
        for text in (answer["heard"], *(one["transcript"] for one in answer["follow_ups"]))
    ]
    files = [await (await context.request.get(answer["audio_url"])).body() for answer in kept]
    parts = [_decode(file) for file in files]
    return np.concatenate([np.zeros(RATE), *parts]), " ".join(heard)


def _decode(file: bytes) -> Sound:
    resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
    parts: list[NDArray[np.float64]] = []
    with av.open(BytesIO(file), "r") as container:
        for frame in container.decode(audio=0):
            parts += [part.to_ndarray()[0].astype(np.float64) for part in resampler.resample(frame)]
    return np.concatenate(parts)


def _report(found: Found, name: str, calls: list[_Call], fair: float) -> None:
    goal = name == GOAL
    answers = [answer for call in calls for answer in call.answers]
    replies = [ms for call in calls for ms in call.replies]
    figures = [
        (
            f"voice to voice, median of {len(replies)}, added",
            percentile(replies, 50) - fair,
            "ms",
            ADDED_MS,
        ),
        (
            "answers' speech that arrived as silence",
            _mean([share for call in calls for share in call.holes]),
            "%",
            HOLES_PERCENT,
        ),
        ("answers' word errors", _mean([call.word_errors for call in calls]), "%", None),
        ("interviewer's sound made up by the browser", _share(calls, "concealed"), "%", None),
        ("of all, made up as silence", _share(calls, "silentConcealed"), "%", HOLES_PERCENT),
    ]
    for what, measured, unit, limit in figures:
        found.figures.append(Figure(f"{name}: {what}", limit if goal else None, measured, unit))
    unfound = sum(call.unfound for call in calls)
    if unfound or len(replies) < len(answers):
        found.notes.append(
            f"{name}: {unfound} of {len(answers)} answers not found in the recording, "
            f"{len(answers) - len(replies)} without a reply or cut into."
        )
    for answer in answers:
        found.rows.append({"weather": name, **latency.row("loss", answer)})
    for call in calls:
        found.rows.append({"weather": name, "inbound": call.inbound})


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 100.0


def _share(calls: list[_Call], kind: str) -> float:
    """Percent of the samples that the browser played. kind: of the standard's names."""
    played = sum(call.inbound["totalSamplesReceived"] for call in calls)
    return 100 * sum(call.inbound[f"{kind}Samples"] for call in calls) / played
