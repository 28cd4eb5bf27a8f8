"""The interviewer's ears: one client's microphone in, finished turns out.

Frames, and what others want of them meanwhile, stand in one queue: all that `TurnTaking` makes of
them happens in that order, one at a time. AgentSession gets speech events: in its speech-to-text
turn mode it commits a turn when these ears say that it is over.
"""

import asyncio
import contextlib
from collections import deque
from collections.abc import AsyncIterable, AsyncIterator, Callable

import numpy as np
from livekit import rtc
from livekit.agents import stt
from numpy.typing import NDArray

from agent.hearing import barge_in, endpointing
from agent.hearing.asked import Asked
from agent.hearing.open_turn import FinishedTurn
from agent.hearing.own_voice import OwnVoice
from agent.hearing.ports import Listener, Transcriber, TurnEndModel
from agent.hearing.turn_taking import TurnTaking
from agent.hearing.voice_activity import Predict


class Ears:
    """One client's hearing. `listen` runs it; the other methods may be called while it runs.

    weigh: what speech over the interviewer amounts to by its text.
    start_s: position of the first sample in the call's audio, seconds.
    new_turn_id: makes an opaque id.
    """

    def __init__(
        self,
        *,
        predict_speech: Predict,
        transcriber: Transcriber,
        turn_end: TurnEndModel,
        weigh: Callable[[str], barge_in.Weight],
        listener: Listener,
        new_turn_id: Callable[[], str],
        start_s: float,
        settings: endpointing.Settings,
    ) -> None:
        self._listener = listener
        self._own_voice = OwnVoice(predict_speech)
        self._deaf = False
        self._inputs: asyncio.Queue[rtc.AudioFrame | Callable[[], None] | None] = asyncio.Queue()
        self._asked = Asked(self._inputs.put_nowait, listener.hearing_failed)
        self._turns = TurnTaking(
            predict_speech=self._own_voice.predict,
            transcriber=transcriber,
            turn_end=turn_end,
            weigh=weigh,
            listener=listener,
            asked=self._asked,
            new_turn_id=new_turn_id,
            start_s=start_s,
            settings=settings,
        )

    @property
    def finished(self) -> deque[FinishedTurn]:
        """Turns that ended, oldest first; whoever handles a committed turn takes it from here."""
        return self._turns.finished

    def configure(self, settings: endpointing.Settings) -> None:
        """Decide turn ends differently from here on."""
        self._inputs.put_nowait(lambda: self._turns.configure(settings))

    def commit(self) -> None:
        """End the open turn now; with none open an empty turn is reported."""
        self._inputs.put_nowait(self._turns.commit)

    def drop(self) -> None:
        """Forget the open turn."""
        self._inputs.put_nowait(self._turns.drop)

    def set_deaf(self, deaf: bool) -> None:
        """While deaf everything counts as silence; time goes on."""
        self._deaf = deaf

    def interviewer_speaks(self, on: bool) -> None:
        """Tell whether the interviewer's voice is being played."""
        self._turns.interviewer_speaks = on

    def hear_interviewer(self, pcm: NDArray[np.int16]) -> None:
        """What is played to the candidate at this instant (24 kHz), to know its echo by."""
        self._own_voice.played(pcm)

    async def listen(self, audio: AsyncIterable[rtc.AudioFrame]) -> AsyncIterator[stt.SpeechEvent]:
        """Hear `audio` (16 kHz mono) to its end and yield what AgentSession needs to know."""
        pump = asyncio.create_task(self._pump(audio))
        try:
            while (item := await self._inputs.get()) is not None:
                if isinstance(item, rtc.AudioFrame):
                    pcm = np.frombuffer(item.data, dtype=np.int16)
                    self._turns.hear(np.zeros_like(pcm) if self._deaf else pcm)
                else:
                    item()
                while self._turns.events:
                    yield self._turns.events.popleft()
        except Exception:
            self._listener.hearing_stopped()
            raise
        finally:
            pump.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await pump

    async def close(self) -> None:
        """Read what is still open, so that nothing said is lost when the client goes."""
        await self._turns.close()

    async def _pump(self, audio: AsyncIterable[rtc.AudioFrame]) -> None:
        async for frame in audio:
            self._inputs.put_nowait(frame)
        self._inputs.put_nowait(None)
