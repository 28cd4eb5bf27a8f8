"""What the ears learn at each pause of an answer, with the real detector, recogniser and model.

An answer is heard to its end as if no turn ever ended, so that any decision can be tried on what
was learned; reading takes no time here, and is charged for when a decision is replayed.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final, Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

from agent.engines.transcriber import Ending
from agent.hearing.open_turn import FinishedTurn, OpenTurn, Part
from agent.hearing.ports import Transcriber, TurnEndModel
from agent.hearing.stirring import Stirring
from agent.hearing.turn_reader import ReadTurn, TurnReader
from agent.hearing.turn_taking import PREROLL_FRAMES
from agent.hearing.voice_activity import SAMPLE_RATE, Activity, Predict, VoiceActivity
from bench.turn_ends.scripts import Break
from bench.turn_ends.sound import Said

FRAME: Final = 320
"""Samples of a packet, 20 ms."""
ASK_AFTER_S: Final = (0.0, 0.3)
"""Silence after which the audio model is asked; the first is when the pause is noticed."""
VERSION: Final = 2
"""Of what is noted of a pause: what was noted otherwise is heard again."""
EOT_S: Final = 1.2
PauseKind = Literal["end", "inside"] | Break
"""end: the answer's. inside: within words; nobody meant to pause there."""


@dataclass(slots=True)
class Pause:
    """What is known of one silence. Positions are seconds of the answer's sound.

    true_s: where the voice really ended. last_audible_s, fell_s: as the detector has it, and when
    it knew. resumed_s: when it knew that speech went on; None at the end. voices: what the audio
    model said, by ASK_AFTER_S. calm: for each window of 32 ms after fell_s, whether nothing stirs.
    """

    kind: PauseKind
    true_s: float
    last_audible_s: float
    fell_s: float
    text: str
    voices: list[float]
    calm: str
    ending: Ending | None
    resumed_s: float | None = None
    began_s: float = 0.0
    earlier: list[tuple[float, str]] = field(default_factory=list[tuple[float, str]])


_Result = TypeVar("_Result")


class Hearing:
    """One answer's. Fed whole; `pauses` is what comes of it."""

    def __init__(self, predict: Predict, transcriber: Transcriber, turn_end: TurnEndModel) -> None:
        self._activity = VoiceActivity(predict)
        self._stirring = Stirring()
        self._transcriber = transcriber
        self._turn_end = turn_end
        self._reader: TurnReader | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._number = 0
        self._text = ""
        self._ending: Ending | None = None
        self.pauses: list[Pause] = []

    async def hear(self, said: Said) -> list[Pause]:
        """All pauses of this answer."""
        pcm, was_speaking, began_s = said.samples, False, None
        for start in range(0, len(pcm) - FRAME + 1, FRAME):
            frame = pcm[start : start + FRAME]
            if self._reader is not None:
                self._reader.turn.hear(frame)
            self._stirring.hear(frame)
            for activity in self._activity.feed(frame):
                began = activity.speaking and not was_speaking
                fell = was_speaking and not activity.speaking
                was_speaking = activity.speaking
                if began and self._reader is None:
                    began_s = activity.at_s - activity.burst_s
                    self._open(
                        pcm[max(0, start + FRAME - PREROLL_FRAMES * FRAME) : start + FRAME],
                        activity,
                        began_s,
                    )
                await self._window(activity, began=began, fell=fell, pcm=pcm)
        self._label(said, began_s or 0.0)
        return self.pauses

    def _open(self, preroll: NDArray[np.int16], activity: Activity, began_s: float) -> None:
        turn = OpenTurn(
            turn_id="t",
            first_speech_s=began_s,
            audio_from_s=self._activity.received_s - len(preroll) / SAMPLE_RATE,
            last_audible_s=activity.at_s,
        )
        turn.hear(preroll)
        self._reader = TurnReader(
            turn,
            transcriber=self._transcriber,
            ask=self._ask,
            listener=Unmoved(),
            on_words=self._read,
        )
        self._reader.tentative = False

    async def _window(
        self, activity: Activity, *, began: bool, fell: bool, pcm: NDArray[np.int16]
    ) -> None:
        reader = self._reader
        if reader is None:
            return
        at_s = activity.at_s
        if began and self.pauses:
            self.pauses[-1].resumed_s = at_s
        if fell:
            self._number += 1
            self._text, self._ending = "", None
            reader.read_tail(self._number, at_s)
            await self._settle()
            last_s = activity.last_audible_s
            voice = await self._listen(pcm, at_s)
            self.pauses.append(
                Pause("inside", 0.0, last_s, at_s, self._text, [voice], "", self._ending)
            )
        elif self.pauses and not activity.speaking:
            pause = self.pauses[-1]
            asked = len(pause.voices)
            if asked < len(ASK_AFTER_S) and activity.silence_s >= ASK_AFTER_S[asked] - 0.016:
                pause.voices.append(await self._listen(pcm, at_s))
        if self.pauses and self.pauses[-1].resumed_s is None:
            stirs = activity.audible or self._stirring.now
            self.pauses[-1].calm += "01"[not stirs]
        reader.follow(activity, at_s, None if activity.speaking else self._number)
        await self._settle()

    async def _listen(self, pcm: NDArray[np.int16], at_s: float) -> float:
        end = round(at_s * SAMPLE_RATE)
        return await self._turn_end.probability(pcm[max(0, end - round(EOT_S * SAMPLE_RATE)) : end])

    def _read(self, pause: int, read: ReadTurn | None) -> None:
        if pause == self._number and read is not None:
            self._text, self._ending = read.text, read.ending

    def _ask(
        self, engine: Callable[[], Awaitable[_Result]], then: Callable[[_Result | None], None]
    ) -> asyncio.Task[None]:
        async def wait() -> None:
            then(await engine())

        task = asyncio.create_task(wait())
        self._tasks.append(task)
        return task

    async def _settle(self) -> None:
        tasks, self._tasks = self._tasks, []
        if tasks:
            await asyncio.gather(*tasks)

    def _label(self, said: Said, began_s: float) -> None:
        """Which silence is which: by where it lies."""
        for pause in self.pauses:
            pause.began_s = began_s
            until_s = pause.resumed_s or pause.fell_s + 60.0
            middle_s = (pause.last_audible_s + until_s) / 2
            within = [gap for gap in said.gaps if gap.start_s <= middle_s <= gap.end_s]
            if pause.resumed_s is None:
                pause.kind, pause.true_s = "end", said.end_s
            elif within:
                pause.kind, pause.true_s = within[0].kind, within[0].start_s
            else:
                pause.true_s = pause.last_audible_s
        done: list[tuple[float, str]] = []
        for pause in self.pauses:
            pause.earlier = list(done)
            if pause.resumed_s is not None:
                done.append((pause.resumed_s - pause.last_audible_s, pause.text))


class Unmoved:
    """A listener to whom nothing matters."""

    def candidate_spoke(self, on: bool) -> None: ...

    def part_heard(self, turn_id: str, part: Part) -> None: ...

    def caption(self, turn_id: str, text: str) -> None: ...

    def barged_in(self) -> None: ...

    def voice_held(self) -> None: ...

    def voice_goes_on(self) -> None: ...

    def empty_turn(self, turn: FinishedTurn) -> None: ...

    def hearing_stopped(self) -> None: ...

    def hearing_failed(self, error: Exception) -> None:
        raise error
