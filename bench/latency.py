"""How soon the reply comes, and whether the interviewer cuts in: short, long and paused answers."""

from collections.abc import Iterable, Sequence
from typing import Final

from bench import corpus, stamps
from bench.candidate import Answered, Candidate
from bench.corpus import Clip
from bench.part import Found, Setting
from bench.report import Figure, percentile
from bench.server import serve
from bench.tape import RATE
from schemas.turn import Turn

P50_MS: Final = 750.0
P95_MS: Final = 1000.0
TURNS: Final = 30
QUESTIONS: Final = 15
"""As many as an interview may have."""
MOST_INTERVIEWS: Final = 4
MISSED_SAMPLES: Final = RATE // 50


async def short(setting: Setting) -> Found:
    """Answers of 2 to 4 s."""
    return await _voice_to_voice(setting, "short", corpus.short_answers())


async def long(setting: Setting) -> Found:
    """Answers over 10 s."""
    return await _voice_to_voice(setting, "long", corpus.long_answers())


async def pauses(setting: Setting) -> Found:
    """Answers with a pause of 2 s inside a sentence."""
    clips = corpus.paused_answers()
    answers, found = await _interviews(setting, clips, 2 if setting.quick else len(clips))
    cut = [answer for answer in answers if answer.sound.cut_in is not None]
    found.figures.append(
        Figure(
            f"cut in on a 2 s pause inside an unfinished sentence, of {len(answers)}",
            len(answers) / 10,
            len(cut),
            "times",
        )
    )
    found.notes += [f"Cut in on: {answer.clip.text}" for answer in cut]
    return found


def row(part: str, answer: Answered) -> dict[str, object]:
    """What is kept of an answer."""
    sound = answer.sound
    after = None if sound.cut_in is None else (sound.cut_in - sound.first_audible) / RATE
    return {
        "part": part,
        "text": answer.clip.text,
        "answer_s": round(answer.clip.seconds, 2),
        "voice_to_voice_ms": _ms(sound.voice_to_voice_s),
        "cut_in_after_s": None if after is None else round(after, 2),
        "recorder_missed_ms": round(1000 * answer.tape.missed / RATE, 1),
    }


def voice_to_voice_ms(answers: Sequence[Answered]) -> list[float]:
    """The replies that came, of answers that were heard out."""
    return [
        1000 * seconds
        for answer in answers
        if answer.sound.cut_in is None and (seconds := answer.sound.voice_to_voice_s) is not None
    ]


async def _voice_to_voice(setting: Setting, part: str, clips: list[Clip]) -> Found:
    answers, found = await _interviews(setting, clips, 4 if setting.quick else TURNS)
    replies = voice_to_voice_ms(answers)
    cut = [answer for answer in answers if answer.sound.cut_in is not None]
    unanswered = sum(answer.sound.reply is None for answer in answers)
    for percent, goal in ((50, P50_MS), (95, P95_MS)):
        name = f"voice to voice, {part} answers, p{percent} of {len(replies)}"
        if replies:
            found.figures.append(Figure(name, goal, percentile(replies, percent), "ms"))
        else:
            why = "no answer was heard out and replied to"
            found.figures.append(Figure(name, goal, None, "ms", why))
    found.figures.append(
        Figure(f"cut in on a whole answer, {part}, of {len(answers)}", None, len(cut), "times")
    )
    if unanswered:
        found.notes.append(f"{part}: {unanswered} answers got no reply within 10 s.")
    found.notes += [f"{part}: cut in on: {answer.clip.text}" for answer in cut]
    return found


async def _interviews(
    setting: Setting, clips: list[Clip], wanted: int
) -> tuple[list[Answered], Found]:
    """Give the clips in turn as answers, in as many interviews as that takes."""
    answers: list[Answered] = []
    found = Found()
    kind = clips[0].kind
    async with serve(setting.scratch / kind) as server:
        taken: list[Turn] = []
        for number in range(MOST_INTERVIEWS):
            left = wanted - len(answers)
            if left <= 0:
                break
            candidate = await Candidate.arrive(
                setting.browser,
                server.origin,
                questions=min(QUESTIONS, left),
                seed=setting.seed + number,
            )
            try:
                said = [clips[(len(answers) + at) % len(clips)] for at in range(left)]
                answers += await talk(candidate, setting, kind, said)
            finally:
                await candidate.leave()
            told = stamps.journal(server.database, candidate.interview["id"])
            taken += stamps.turns(told)
    found.rows = [row(kind, answer) for answer in answers]
    hits = sum(turn.draft == "hit" for turn in taken)
    found.notes.append(
        f"{kind}: inside the interviewer, p50/p95 ms: {stamps.parts_ms(taken)}; "
        f"drafts {hits}/{len(taken)}."
    )
    blurred = sum(answer.tape.missed > MISSED_SAMPLES for answer in answers)
    if blurred:
        found.notes.append(f"{kind}: the recorder missed over 20 ms around {blurred} answers.")
    return answers, found


async def talk(
    candidate: Candidate, setting: Setting, part: str, clips: Iterable[Clip]
) -> list[Answered]:
    """Answer with one clip after the other until they or the questions are used up."""
    answers: list[Answered] = []
    for clip in clips:
        if not await candidate.my_turn():
            break
        answer = await candidate.answer(clip)
        answers.append(answer)
        told = _ms(answer.sound.voice_to_voice_s)
        cut = "" if answer.sound.cut_in is None else ", cut in"
        setting.say(f"  {part} {len(answers)}: {told} ms{cut}")
    return answers


def _ms(seconds: float | None) -> int | None:
    return None if seconds is None else round(1000 * seconds)
