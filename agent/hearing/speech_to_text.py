"""The ears in the shape AgentSession expects: a streaming speech-to-text engine."""

# livekit-agents leaves parts of its signatures untyped.
# pyright: reportUnknownMemberType=false

from collections.abc import AsyncIterator

from livekit import rtc
from livekit.agents import APIConnectOptions, NotGivenOr, stt
from livekit.agents.types import DEFAULT_API_CONNECT_OPTIONS, NOT_GIVEN
from livekit.agents.utils import AudioBuffer

from agent.hearing.ears import Ears


class SpeechToText(stt.STT[str]):
    """One client's ears; there is one stream, for there is one microphone."""

    def __init__(self, ears: Ears) -> None:
        super().__init__(capabilities=stt.STTCapabilities(streaming=True, interim_results=True))
        self._ears = ears

    async def _recognize_impl(
        self,
        buffer: AudioBuffer,
        *,
        language: NotGivenOr[str] = NOT_GIVEN,
        conn_options: APIConnectOptions = DEFAULT_API_CONNECT_OPTIONS,
    ) -> stt.SpeechEvent:
        raise TypeError("the ears hear a stream, not a buffer")

    def stream(
        self,
        *,
        language: NotGivenOr[str] = NOT_GIVEN,
        conn_options: APIConnectOptions = DEFAULT_API_CONNECT_OPTIONS,
    ) -> stt.RecognizeStream:
        """Start to hear."""
        return _Stream(self, self._ears, conn_options)


class _Stream(stt.RecognizeStream):
    def __init__(self, owner: SpeechToText, ears: Ears, conn_options: APIConnectOptions) -> None:
        super().__init__(stt=owner, conn_options=conn_options)
        self._ears = ears

    async def _run(self) -> None:
        async for event in self._ears.listen(self._frames()):
            self._event_ch.send_nowait(event)

    async def _frames(self) -> AsyncIterator[rtc.AudioFrame]:
        async for item in self._input_ch:
            if isinstance(item, rtc.AudioFrame):
                yield item
