"""The network goes away for five seconds: who notices, when the sound is back, what was lost."""

import asyncio
import time
from dataclasses import dataclass, field
from typing import Final

from bench import corpus, stamps
from bench.candidate import QUESTION_WITHIN_S, Candidate
from bench.corpus import Clip
from bench.listening import word_error_percent
from bench.part import Found, Setting
from bench.relay import Network, network
from bench.report import Figure
from bench.rough_line import stored
from bench.server import serve
from bench.tape import RATE
from schemas.journal import Event, Left

GONE_S: Final = 5.0
NOTICED_S: Final = 3.0
BACK_S: Final = 2.0
TIMES: Final = 4
INTO_QUESTION_S: Final = 1.0
UNDER_WAY: Final = 5
"""Packets that may still come from before a change."""


@dataclass(slots=True)
class _Times:
    """Seconds. noticed: by the page, since the cut. back: sound at the page, since its end."""

    noticed: list[float] = field(default_factory=list[float])
    back: list[float] = field(default_factory=list[float])
    cut_at: list[float] = field(default_factory=list[float])
    """Wall clock."""
    moved: list[float] = field(default_factory=list[float])
    """Until packets came again after the client's address changed."""


async def blackout(setting: Setting) -> Found:
    """In the middle of questions and of answers."""
    clips = corpus.paused_answers()[: 1 if setting.quick else TIMES]
    times = _Times()
    async with serve(setting.scratch / "blackout") as server, network(seed=setting.seed) as over:
        person = await Candidate.arrive(
            setting.browser, server.origin, questions=len(clips), seed=setting.seed, over=over
        )
        try:
            for clip in clips:
                await _one_question(setting, person, over, clip, times)
            await person.end()
            _, heard = await stored(person.context, person.interview["id"])
        finally:
            await person.leave()
        told = stamps.journal(server.database, person.interview["id"])
    return _found(clips, times, told, heard)


async def _one_question(
    setting: Setting, person: Candidate, over: Network, clip: Clip, times: _Times
) -> None:
    """A change of address, and a blackout as it is repeated and one inside the answer to it."""
    lab = person.lab
    assert clip.pause is not None
    await person.my_turn()
    times.moved.append(await _move(person, over))
    after = await lab.frame()
    await lab.page.keyboard.press("r")
    asked = await lab.until_far_speaks(after, QUESTION_WITHIN_S)
    await lab.until_frame(asked + int(INTO_QUESTION_S * RATE))
    await _go_dark(person, over, times)
    await person.my_turn()
    await lab.until_frame((await lab.say(clip.samples[: clip.pause[0]])).end)
    await _go_dark(person, over, times)
    await person.my_turn()
    await lab.until_frame((await lab.say(clip.samples[clip.pause[1] :])).end)
    last = f"noticed after {times.noticed[-2:]}, back after {times.back[-2:]}"
    setting.say(f"  {last}; moved: back after {times.moved[-1]} s")


async def _move(person: Candidate, over: Network) -> float:
    """Change the client's address; seconds until the interviewer's packets come to the new one."""
    lab = person.lab
    begun = await lab.frame()
    # The voice is silent now, but its packets come.
    await over.move()
    seen = (await lab.inbound())["packetsReceived"]
    while True:
        frame = await lab.frame()
        received = (await lab.inbound()).get("packetsReceived", 0)
        # Fewer are those of a new connection.
        if received > seen + UNDER_WAY or UNDER_WAY < received < seen:
            return round((frame - begun) / RATE, 2)
        await lab.until_frame(frame + RATE // 20)


async def _go_dark(person: Candidate, over: Network, times: _Times) -> None:
    lab = person.lab
    begun = await lab.frame()
    times.cut_at.append(time.time())
    over.cut = True
    noticing = asyncio.create_task(lab.page.evaluate(_NOTICED))
    await lab.until_frame(begun + int(GONE_S * RATE))
    over.cut = False
    ended = await lab.frame()
    times.noticed.append(round((await noticing - begun) / RATE, 2))
    back = await lab.until_back("reconnecting", QUESTION_WITHIN_S)
    times.back.append(round((back - ended) / RATE, 2))


_NOTICED: Final = "lab.untilState(['reconnecting'], 60).then(() => lab.frame())"


def _found(clips: list[Clip], times: _Times, told: list[Event], heard: str) -> Found:
    left = [event.at.timestamp() for event in told if isinstance(event, Left)]
    # The server may learn of it only by the client's return; the last to leave is who hung up.
    by_server = [next((at - cut for at in left if at >= cut), float("inf")) for cut in times.cut_at]
    errors = word_error_percent(" ".join(clip.text for clip in clips), heard)
    count = len(times.noticed)
    figures = [
        Figure(f"noticed by the page, longest of {count}", NOTICED_S, max(times.noticed), "s"),
        Figure(f"noticed by the server, longest of {count}", NOTICED_S, max(by_server), "s"),
        Figure(f"sound is back, longest of {count}", BACK_S, max(times.back), "s"),
        Figure("word errors of answers that were broken by it", None, errors, "%"),
        Figure("not gone but moved: packets come again", None, max(times.moved), "s"),
    ]
    rows: list[dict[str, object]] = [
        {"noticed_s": noticed, "server_s": round(server, 2), "back_s": back}
        for noticed, server, back in zip(times.noticed, by_server, times.back, strict=True)
    ]
    rows.append({"said": " ".join(clip.text for clip in clips), "heard": heard})
    lines = [Figure(f"5 s blackout: {f.figure}", f.goal, f.measured, f.unit) for f in figures]
    return Found(lines, rows, [])
