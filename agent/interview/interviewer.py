"""The Agent and the AgentSession of one client in the room.

livekit-agents' AgentSession plays, stops and resumes the voice and commits turns; what to say is
decided by the call. A session lives as long as its client: the next join gets a new one.
"""

# livekit-agents leaves parts of its signatures untyped.
# pyright: reportUnknownMemberType=false

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Final, Protocol

import numpy as np
from livekit import rtc
from livekit.agents import Agent, AgentSession, StopResponse, TurnHandlingOptions, llm
from livekit.agents.voice import SpeechHandle, io
from livekit.agents.voice.transcription.synchronizer import TranscriptSynchronizer
from numpy.typing import NDArray

from agent.hearing.ears import Ears
from agent.hearing.speech_to_text import SpeechToText
from agent.rooms.port import Room

VOICE_RATE: Final = 24_000
"""Hz of everything the interviewer says."""

TURNS: Final[TurnHandlingOptions] = {
    # The ears decide when a turn is over and say so as end of speech: nothing is added to that.
    "turn_detection": "stt",
    "endpointing": {"mode": "fixed", "min_delay": 0.0, "max_delay": 0.0},
    "interruption": {
        "mode": "vad",
        "min_words": 0,
        "resume_false_interruption": True,
        # By the time the ears call an alarm false, they have waited for the words already.
        "false_interruption_timeout": 0.05,
        "backchannel_boundary": None,
    },
    # The call prepares its next words itself, at any length of answer.
    "preemptive_generation": {"enabled": False},
}


class Audience(Protocol):
    """What the call wants to know of its voice."""

    def turn_committed(self) -> None:
        """A turn waits in the ears to be answered."""
        ...

    def voice_started(self) -> None:
        """The first sample of an utterance went out."""
        ...

    def voice_stopped(self) -> None:
        """What was being said has been played, or was cut off."""
        ...

    def voice_text(self, utterance_id: str, text: str) -> None:
        """What has been said of an utterance so far, in step with the sound."""
        ...

    def utterance_ended(
        self, utterance_id: str, *, interrupted: bool, text: str, played_s: float
    ) -> None:
        """An utterance was played or cut off; `text` is what could be heard of it."""
        ...


class _InterviewAgent(Agent):
    """Turns go to the call; livekit-agents is not to answer them itself."""

    def __init__(self, turn_committed: Callable[[], None]) -> None:
        super().__init__(instructions="")
        self._turn_committed = turn_committed

    async def on_user_turn_completed(
        self, turn_ctx: llm.ChatContext, new_message: llm.ChatMessage
    ) -> None:
        self._turn_committed()
        raise StopResponse


class _Captions(io.TextOutput):
    """Collects the words of an utterance as they are spoken."""

    def __init__(self, on_text: Callable[[str], None]) -> None:
        super().__init__(label="captions", next_in_chain=None)
        self._on_text = on_text
        self._text = ""

    async def capture_text(self, text: str) -> None:
        self._text += text
        self._on_text(self._text)

    def flush(self) -> None:
        self._text = ""


class Interviewer:
    """One client's interviewer: hears by `ears`, speaks through the room."""

    def __init__(self, room: Room, ears: Ears, audience: Audience) -> None:
        self._ears = ears
        self._audience = audience
        self._speaking: list[tuple[str, SpeechHandle]] = []
        self._played_s = 0.0
        self._parted = False
        self._speaker = room.audio_output
        self._synchronizer = TranscriptSynchronizer(
            next_in_chain_audio=room.audio_output,
            next_in_chain_text=_Captions(self._caption),
        )
        self._session: AgentSession[None] = AgentSession(
            stt=SpeechToText(ears),
            vad=None,
            turn_handling=TURNS,
            aec_warmup_duration=None,
            user_away_timeout=None,
            session_close_transcript_timeout=0.0,
        )
        self._session.input.audio = room.audio_input
        self._session.output.audio = self._synchronizer.audio_output
        self._session.output.transcription = self._synchronizer.text_output

    async def start(self) -> None:
        """Begin to hear and be able to speak."""
        self._speaker.on("playback_started", self._playback_started)
        self._speaker.on("playback_progressed", self._playback_progressed)
        self._speaker.on("playback_finished", self._playback_finished)
        await self._session.start(_InterviewAgent(self._audience.turn_committed))

    def say(
        self,
        utterance_id: str,
        text: str,
        audio: AsyncIterator[NDArray[np.int16]],
        *,
        interruptible: bool,
    ) -> None:
        """Speak after what is being said; `audio` is int16 mono at 24 kHz, in any portions."""
        handle = self._session.say(text, audio=_frames(audio), allow_interruptions=interruptible)
        self._speaking.append((utterance_id, handle))
        handle.add_done_callback(lambda done: self._ended(utterance_id, done))

    def stop_speaking(self) -> None:
        """Cut off what is being said and what waits to be said."""
        for _, handle in self._speaking:
            handle.interrupt(force=True)

    async def said_everything(self) -> None:
        """Wait until nothing is being said."""
        while self._speaking:
            await self._speaking[-1][1].wait_for_playout()
            await asyncio.sleep(0)

    @property
    def played_s(self) -> float:
        """Seconds played of the current or last utterance."""
        return self._played_s

    def part(self) -> None:
        """Tell nothing from here on: another client may be served already."""
        self._parted = True

    async def close(self) -> None:
        """Stop, and let go of the session."""
        await self._session.aclose()
        await self._synchronizer.aclose()

    def _caption(self, text: str) -> None:
        if self._speaking and not self._parted:
            self._audience.voice_text(self._speaking[0][0], text)

    def _playback_started(self, event: io.PlaybackStartedEvent) -> None:
        self._played_s = 0.0
        self._ears.interviewer_speaks(True)
        if not self._parted:
            self._audience.voice_started()

    def _playback_progressed(self, event: io.PlaybackProgressedEvent) -> None:
        self._played_s = event.offset + event.duration

    def _playback_finished(self, event: io.PlaybackFinishedEvent) -> None:
        self._ears.interviewer_speaks(False)
        if not self._parted:
            self._audience.voice_stopped()

    def _ended(self, utterance_id: str, handle: SpeechHandle) -> None:
        self._speaking = [entry for entry in self._speaking if entry[0] != utterance_id]
        if self._parted:
            return
        heard = [item.text_content or "" for item in handle.chat_items if item.type == "message"]
        self._audience.utterance_ended(
            utterance_id,
            interrupted=handle.interrupted,
            text=" ".join(heard),
            played_s=self._played_s if heard else 0.0,
        )


async def _frames(audio: AsyncIterator[NDArray[np.int16]]) -> AsyncIterator[rtc.AudioFrame]:
    async for samples in audio:
        yield rtc.AudioFrame(
            data=samples.tobytes(),
            sample_rate=VOICE_RATE,
            num_channels=1,
            samples_per_channel=len(samples),
        )
