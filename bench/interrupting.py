"""Speaking over the interviewer: a sentence stops the voice, an "uh-huh" does not."""

import random
from typing import Final

from bench import corpus, stamps
from bench.audible import Span
from bench.candidate import QUESTION_WITHIN_S, Candidate
from bench.corpus import Clip
from bench.part import Found, Setting
from bench.report import Figure, percentile
from bench.server import serve
from bench.tape import RATE
from bench.turn_sound import hole_after_s, stops_after_s

STOPS_P50_MS: Final = 200.0
STOPS_P95_MS: Final = 300.0
GAP_S: Final = 0.5
"""A longer silence is a stop, a shorter one a pause to listen."""
FALSE_STOPS_PERCENT: Final = 10.0
INTO_QUESTION_S: Final = (0.8, 1.5)
REPLY_BEGAN_S: Final = 2.0
"""So long after a sentence its reply has begun, if there is one."""
HOLE_WITHIN_S: Final = 2.5
"""A silence that begins later has another cause."""


async def barge_in(setting: Setting) -> Found:
    """A clear sentence 0.8 to 1.5 s into what the interviewer says."""
    clips = corpus.barge_ins()[: 2 if setting.quick else None]
    found = Found()
    stops: list[float | None] = []
    async with serve(setting.scratch / "barge_in") as server:
        person = await _arrive(setting, server.origin, len(clips))
        try:
            for number, clip in enumerate(clips):
                said = await _over(person, setting, number, clip)
                tape = await person.lab.take_tape()
                seconds = stops_after_s(tape, said)
                stops.append(seconds)
                found.rows.append(_row(clip, None if seconds is None else 1000 * seconds))
                setting.say(f"  barge-in: {seconds and round(1000 * seconds)} ms")
        finally:
            await person.leave()
        told = stamps.barge_ins(stamps.journal(server.database, person.interview["id"]))
    stopped = [1000 * seconds for seconds in stops if seconds is not None]
    for percent, goal in ((50, STOPS_P50_MS), (95, STOPS_P95_MS)):
        name = f"voice stops after barge-in, p{percent} of {len(stopped)}"
        measured = percentile(stopped, percent) if stopped else None
        why = None if stopped else "the voice never stopped"
        found.figures.append(Figure(name, goal, measured, "ms", why))
    missed = len(stops) - len(stopped)
    found.figures.append(Figure(f"barge-ins that were talked over, of {len(stops)}", 0, missed, ""))
    found.notes.append(f"The journal has {len(told)} barge-ins for {len(clips)} sentences.")
    return found


async def backchannel(setting: Setting) -> Found:
    """Backchannels and coughs while the interviewer speaks."""
    sounds = corpus.listening_sounds()[: 2 if setting.quick else None]
    found = Found()
    stopped: list[Clip] = []
    holes: list[float] = []
    async with serve(setting.scratch / "backchannel") as server:
        person = await _arrive(setting, server.origin, len(sounds))
        try:
            for number, sound in enumerate(sounds):
                said = await _over(person, setting, number, sound)
                tape = await person.lab.take_tape()
                hole = hole_after_s(tape, said, HOLE_WITHIN_S)
                holes.append(1000 * hole)
                if hole > GAP_S:
                    stopped.append(sound)
                found.rows.append(_row(sound, 1000 * hole))
                setting.say(f"  {sound.kind} {sound.text!r}: silent for {hole:.2f} s")
        finally:
            await person.leave()
        told = stamps.barge_ins(stamps.journal(server.database, person.interview["id"]))
    real = sum(not alarm.false_alarm for alarm in told)
    name = f"backchannels and coughs that stop the voice, of {len(sounds)}"
    false = 100 * max(len(stopped), real) / len(sounds)
    found.figures.append(Figure(name, FALSE_STOPS_PERCENT, false, "%"))
    name = f"longest silence around one, p95 of {len(holes)}"
    found.figures.append(Figure(name, 1000 * GAP_S, percentile(holes, 95), "ms"))
    found.notes.append(f"The voice paused to listen {len(told) - real} times.")
    found.notes += [f"Stopped by: {clip.text or clip.kind}" for clip in stopped]
    return found


async def _arrive(setting: Setting, origin: str, utterances: int) -> Candidate:
    return await Candidate.arrive(setting.browser, origin, questions=utterances, seed=setting.seed)


async def _over(person: Candidate, setting: Setting, number: int, clip: Clip) -> Span:
    """Say it into the next thing that the interviewer says, and hear that out."""
    lab = person.lab
    from_frame = 0
    if number > 0:
        # What is said first comes by itself, everything later because the question is skipped.
        from_frame = await lab.frame()
        await lab.page.keyboard.press("s")
    began = await lab.until_far_speaks(from_frame, QUESTION_WITHIN_S)
    rng = random.Random(f"{setting.seed} {clip.text}")
    said = await lab.say(clip.samples, began + int(rng.uniform(*INTO_QUESTION_S) * RATE))
    await lab.until_frame(said.end + int(REPLY_BEGAN_S * RATE))
    await person.my_turn()
    return said


def _row(clip: Clip, ms: float | None) -> dict[str, object]:
    return {"part": clip.kind, "text": clip.text, "ms": None if ms is None else round(ms)}
