"""Plays a case to the real ears, sample by sample, and writes down what became of the voice.

The clock is the audio's: a reading is known READ_S after it was asked for, whatever it takes here.
Of the media path there is the codec of the microphone; the ways are measured live.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Final

import numpy as np
from livekit import rtc
from livekit.local_inference import VAD
from numpy.typing import NDArray

from agent.engines.transcriber import Transcription
from agent.engines.whisper_model import WhisperDecoder
from agent.hearing import endpointing
from agent.hearing.ears import Ears
from agent.hearing.open_turn import FinishedTurn, Part
from agent.interview.spoken import weigh
from agent.opus import OpusDecoder, OpusEncoder
from agent.speaking.resample import resample
from bench.barge_ins_cases import QUIET_DBFS, Case, echo_of, interviewer_says
from bench.delivery_voices import RATE

BEAT_S: Final = 0.02
FRAME: Final = int(RATE * BEAT_S)
VOICE_FRAME: Final = 480
READ_S: Final = 0.17
"""What a reading takes, p50, on two cores."""
AFTER_S: Final = 1.4
_BIT_RATE: Final = 24_000


@dataclass(slots=True)
class Outcome:
    """What became of a case. Seconds from the first audible sample of what the candidate did.

    held: when the voice fell silent and when it went on; None where it did not.
    accepted_s: when the candidate had the floor.
    """

    case: Case
    held: list[tuple[float, float | None]] = field(default_factory=list[tuple[float, float | None]])
    accepted_s: float | None = None
    said_s: float = 0.0
    read: list[str] = field(default_factory=list[str])

    @property
    def stopped_s(self) -> float | None:
        """When the voice stopped for good; None where it never did."""
        if self.held and self.held[-1][1] is None:
            return self.held[-1][0]
        return None

    @property
    def longest_pause_s(self) -> float:
        """Of the pauses after which the voice went on."""
        return max((to_s - from_s for from_s, to_s in self.held if to_s is not None), default=0.0)


class Player:
    """The interviewer's voice, 20 ms at a time, and its echo in the candidate's microphone."""

    def __init__(self, case: Case) -> None:
        self._voice = interviewer_says(case)
        self._answer = echo_of(case)
        self._gain = 0.0 if case.echo_db is None else 10 ** (case.echo_db / 20)
        self._went_out = np.zeros(len(self._answer) + FRAME, np.float32)
        self._at = 0
        self.on = True

    @property
    def over(self) -> bool:
        """True once all has been said."""
        return self._at >= len(self._voice)

    def take(self) -> tuple[NDArray[np.int16], NDArray[np.float32]]:
        """What goes out now (24 kHz), and what of all that went out comes back (16 kHz)."""
        frame = np.zeros(FRAME, np.float32)
        if self.on and not self.over:
            part = self._voice[self._at : self._at + FRAME]
            frame[: len(part)] = part
            self._at += FRAME
        self._went_out = np.concatenate((self._went_out[FRAME:], frame))
        echo = np.zeros(FRAME, np.float32)
        if self._gain:
            past = self._went_out[-(len(self._answer) + FRAME - 1) :]
            echo = self._gain * np.convolve(past, self._answer, "valid").astype(np.float32)
        return _int16(resample(frame, RATE, 24_000)), echo[-FRAME:]


class Reader:
    """Reads at once, tells READ_S later."""

    busy = True

    def __init__(self, decoder: WhisperDecoder, outcome: Outcome) -> None:
        self._decoder = decoder
        self._outcome = outcome
        self._waiting: list[tuple[float, asyncio.Future[None]]] = []
        self.now_s = 0.0
        self.over = False

    async def text(self, samples: NDArray[np.float32]) -> str:
        """See agent.hearing.ports.Transcriber."""
        if self.over:
            return ""
        ready = asyncio.get_running_loop().create_future()
        self._waiting.append((self.now_s + READ_S, ready))
        read = self._decoder.decode(samples, words=False, hint="", wanted=lambda: True).text
        self._outcome.read.append(read)
        await ready
        return read

    async def tail(self, samples: NDArray[np.float32]) -> Transcription:
        """See agent.hearing.ports.Transcriber."""
        return Transcription(await self.text(samples), (), 1.0, "en")

    async def stretch_text(self, samples: NDArray[np.float32]) -> str:
        """See agent.hearing.ports.Transcriber."""
        return await self.text(samples)

    def tell(self) -> None:
        """Let those go whose time has come."""
        due = [ready for at_s, ready in self._waiting if at_s <= self.now_s and not ready.done()]
        self._waiting = [(at_s, ready) for at_s, ready in self._waiting if at_s > self.now_s]
        for ready in due:
            ready.set_result(None)


class NoTurnEnds:
    """A turn's end is not asked for here."""

    async def probability(self, samples: NDArray[np.int16]) -> float:
        """See agent.hearing.ports.TurnEndModel."""
        return 0.0


class Watcher:
    """Does to the voice what a call would, and writes it down."""

    def __init__(self, outcome: Outcome, player: Player, now: Callable[[], float]) -> None:
        self._outcome = outcome
        self._player = player
        self._now = now

    def voice_held(self) -> None:
        self._player.on = False
        self._outcome.held.append((self._now(), None))

    def voice_goes_on(self) -> None:
        self._player.on = True
        self._outcome.held[-1] = (self._outcome.held[-1][0], self._now())

    def barged_in(self) -> None:
        if self._outcome.accepted_s is None:
            self._outcome.accepted_s = self._now()
        if self._player.on:
            self._player.on = False
            self._outcome.held.append((self._now(), None))

    def candidate_spoke(self, on: bool) -> None: ...

    def part_heard(self, turn_id: str, part: Part) -> None: ...

    def caption(self, turn_id: str, text: str) -> None: ...

    def empty_turn(self, turn: FinishedTurn) -> None: ...

    def hearing_stopped(self) -> None: ...

    def hearing_failed(self, error: Exception) -> None:
        raise error


async def play(case: Case, decoder: WhisperDecoder) -> Outcome:
    """Play the whole case."""
    sound = case.sound()
    outcome = Outcome(case, said_s=len(sound) / RATE)
    player, reader = Player(case), Reader(decoder, outcome)
    onset_s = case.from_s + (first_audible(sound) / RATE if len(sound) else 0.0)
    turn_ids = (f"turn-{number}" for number in count())
    ears = Ears(
        predict_speech=VAD().predict,
        transcriber=reader,
        turn_end=NoTurnEnds(),
        weigh=weigh,
        listener=Watcher(outcome, player, lambda: reader.now_s - onset_s),
        new_turn_id=lambda: next(turn_ids),
        start_s=0.0,
        settings=endpointing.Settings(mode="manual"),
    )
    ears.interviewer_speaks(True)
    async for _ in ears.listen(_microphone(outcome, sound, player, reader, ears)):
        pass
    reader.over = True
    await _settled()
    await ears.close()
    return outcome


async def _microphone(
    outcome: Outcome, sound: NDArray[np.float32], player: Player, reader: Reader, ears: Ears
) -> AsyncIterator[rtc.AudioFrame]:
    """To its end, or until the candidate has the floor."""
    case = outcome.case
    rng = np.random.default_rng(case.seed)
    encoder, decoder = OpusEncoder(RATE, _BIT_RATE), OpusDecoder(RATE)
    start = int(case.from_s * RATE)
    own = np.concatenate((np.zeros(start, np.float32), sound))
    seconds = case.from_s + len(sound) / RATE + AFTER_S
    if case.kind == "echo":
        seconds = 6.0
    for beat in range(int(seconds / BEAT_S)):
        reader.now_s = (beat + 1) * BEAT_S
        reader.tell()
        await _settled()
        if outcome.accepted_s is not None:
            return
        played, echo = player.take()
        ears.hear_interviewer(played)
        frame = np.zeros(FRAME, np.float32)
        part = own[beat * FRAME : (beat + 1) * FRAME]
        frame[: len(part)] = part
        noise = rng.normal(0.0, 10 ** (max(case.noise_dbfs, QUIET_DBFS) / 20), FRAME)
        heard = decoder.decode(encoder.encode(_int16(frame + echo + noise)))
        yield rtc.AudioFrame(heard.tobytes(), RATE, 1, len(heard))
        await _settled()


async def _settled() -> None:
    """Let everything that was asked be done."""
    for _ in range(8):
        await asyncio.sleep(0)


def first_audible(sound: NDArray[np.float32]) -> int:
    """The first sample from which 10 ms are over -50 dBFS."""
    rms = np.sqrt(np.mean(sound[: len(sound) // 160 * 160].reshape(-1, 160) ** 2, axis=1))
    return int(np.argmax(rms > 10 ** (-50 / 20))) * 160


def _int16(samples: NDArray[np.floating]) -> NDArray[np.int16]:
    return np.round(np.clip(samples, -1.0, 1.0) * 32_767).astype(np.int16)
