"""The Agent and the AgentSession of one client in the room.

livekit-agents' AgentSession plays, stops and resumes the voice and commits turns; what to say is
decided by the call. A session lives as long as its client: the next join gets a new one.
"""

# livekit-agents leaves parts of its signatures untyped.
# pyright: reportUnknownMemberType=false

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Final, Protocol

from livekit import rtc
from livekit.agents import Agent, AgentSession, StopResponse, TurnHandlingOptions, llm
from livekit.agents.voice import SpeechHandle, io

from agent.hearing.ears import Ears
from agent.hearing.speech_to_text import SpeechToText
from agent.rooms.port import Room
from agent.speaking.heard import HeardWords, Said
from agent.speaking.voice import SAMPLE_RATE

TURNS: Final[TurnHandlingOptions] = {
    # The ears decide when a turn is over and say so as end of speech: nothing is added to that.
    "turn_detection": "stt",
    "endpointing": {"mode": "fixed", "min_delay": 0.0, "max_delay": 0.0},
    "interruption": {
        "mode": "vad",
        "min_words": 0,
        "resume_false_interruption": True,
        # Only for who begins to speak before a reply sounds: over its sound the ears decide.
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
        self,
        utterance_id: str,
        *,
        interrupted: bool,
        spoken_over: bool,
        text: str,
        played_s: float,
    ) -> None:
        """An utterance was played or cut off; `text` is what could be heard of it.

        spoken_over: it was cut off because the candidate spoke, and by no button.
        """
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


@dataclass(slots=True)
class _Utterance:
    utterance_id: str
    text: str
    handle: SpeechHandle
    words: HeardWords
    played_s: float = 0.0
    spoken_over: bool = False
    captioned: int = 0
    """Words that the audience was told of."""


class Interviewer:
    """One client's interviewer: hears by `ears`, speaks through the room."""

    def __init__(self, room: Room, ears: Ears, audience: Audience) -> None:
        self._ears = ears
        self._audience = audience
        self._speaking: deque[_Utterance] = deque()
        self._played_s = 0.0
        self._parted = False
        self._held = False
        self._speaker = room.audio_output
        self._session: AgentSession[None] = AgentSession(
            stt=SpeechToText(ears),
            vad=None,
            turn_handling=TURNS,
            aec_warmup_duration=None,
            user_away_timeout=None,
            session_close_transcript_timeout=0.0,
        )
        self._session.input.audio = room.audio_input
        self._session.output.audio = room.audio_output

    async def start(self) -> None:
        """Begin to hear and be able to speak."""
        self._speaker.on("playback_started", self._playback_started)
        self._speaker.on("playback_progressed", self._playback_progressed)
        self._speaker.on("playback_finished", self._playback_finished)
        await self._session.start(_InterviewAgent(self._audience.turn_committed))

    def say(
        self, utterance_id: str, text: str, audio: AsyncIterator[Said], *, interruptible: bool
    ) -> None:
        """Speak after what is being said; `audio` is that text's."""
        words = HeardWords()
        frames = _frames(audio, words)
        handle = self._session.say(text, audio=frames, allow_interruptions=interruptible)
        utterance = _Utterance(utterance_id, text, handle, words)
        self._speaking.append(utterance)
        handle.add_done_callback(lambda _: self._ended(utterance))

    def stop_speaking(self) -> None:
        """Cut off what is being said and what waits to be said."""
        for utterance in self._speaking:
            utterance.handle.interrupt(force=True)

    def yield_floor(self) -> None:
        """Stop: the candidate speaks over what is being said."""
        if self._speaking:
            self._speaking[0].spoken_over = True
        self.stop_speaking()

    def hold(self) -> None:
        """Fall silent within what is being said, unless nobody may interrupt it."""
        if self._speaking and self._speaking[0].handle.allow_interruptions:
            self._held = True
            self._speaker.pause()

    def go_on(self) -> bool:
        """Speak on where the voice was held; False where it was not."""
        held, self._held = self._held, False
        if held:
            self._speaker.resume()
        return held

    async def said_everything(self) -> None:
        """Wait until nothing is being said."""
        while self._speaking:
            await self._speaking[-1].handle.wait_for_playout()
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

    def _playback_started(self, event: io.PlaybackStartedEvent) -> None:
        self._played_s = 0.0
        self._ears.interviewer_speaks(True)
        if not self._parted:
            self._audience.voice_started()

    def _playback_progressed(self, event: io.PlaybackProgressedEvent) -> None:
        self._played_s = event.offset + event.duration
        if self._parted or not self._speaking:
            return
        utterance = self._speaking[0]
        utterance.played_s = self._played_s
        heard = utterance.words.count(self._played_s)
        if heard > utterance.captioned:
            utterance.captioned = heard
            text = utterance.words.text(self._played_s)
            self._audience.voice_text(utterance.utterance_id, text)

    def _playback_finished(self, event: io.PlaybackFinishedEvent) -> None:
        self._ears.interviewer_speaks(False)
        if not self._parted:
            self._audience.voice_stopped()

    def _ended(self, utterance: _Utterance) -> None:
        self._speaking.remove(utterance)
        self.go_on()
        if self._parted:
            return
        cut_off = utterance.handle.interrupted
        self._audience.utterance_ended(
            utterance.utterance_id,
            interrupted=cut_off,
            spoken_over=utterance.spoken_over,
            text=utterance.words.text(utterance.played_s) if cut_off else utterance.text,
            played_s=utterance.played_s,
        )


async def _frames(audio: AsyncIterator[Said], words: HeardWords) -> AsyncIterator[rtc.AudioFrame]:
    async for said in audio:
        words.add(said)
        yield rtc.AudioFrame(
            data=said.samples.tobytes(),
            sample_rate=SAMPLE_RATE,
            num_channels=1,
            samples_per_channel=len(said.samples),
        )
