"""Both directions of a call's sound, on one beat of 20 ms."""

import asyncio
from collections.abc import Callable

from aiortc.rtp import RtpPacket

from agent.rooms.peer.audio_input import PeerAudioInput
from agent.rooms.peer.audio_output import FRAME, PeerAudioOutput
from agent.rooms.peer.jitter import Packet
from agent.rooms.peer.microphone import Microphone
from agent.rooms.peer.pacer import Pacer
from agent.rooms.peer.speaker import SpeakerTrack
from agent.rooms.port import Listener, Reception

_SILENCE = bytes(2 * FRAME)


class Sound:
    """Feeds the input from the client's packets and the client from the output.

    clock: monotonic seconds. wall: seconds since the epoch.
    """

    def __init__(
        self, listener: Listener | None, clock: Callable[[], float], wall: Callable[[], float]
    ) -> None:
        self.input = PeerAudioInput()
        self.output = PeerAudioOutput(wall)
        self.track = SpeakerTrack()
        self._listener = listener
        self._clock = clock
        self._microphone: Microphone | None = None

    @property
    def reception(self) -> Reception | None:
        """How the client's sound came in; None before it is connected."""
        return None if self._microphone is None else self._microphone.reception

    def on_packet(self, packet: RtpPacket) -> None:
        """A packet of the client's, as it arrived."""
        if self._microphone is not None:
            self._microphone.packet(
                Packet(packet.sequence_number, packet.timestamp, packet.payload), self._clock()
            )

    async def run(self, line_alive: Callable[[], bool]) -> None:
        """Keep the beat until cancelled. Call once the client is connected: time begins here.

        line_alive: asked while no sound comes; whether the client is known to be there.
        """
        self._microphone = Microphone(self._hear, line_alive, self._clock())
        pacer = Pacer(self._clock())
        while True:
            await asyncio.sleep(pacer.wait(self._clock()))
            beat = pacer.beat(self._clock())
            for _ in range(beat.skipped):
                self._tell(_SILENCE)
            self.track.skip(beat.skipped)
            for _ in range(beat.frames):
                samples = self.output.take()
                self.track.put(samples)
                self._tell(samples.tobytes())
            self._microphone.tick(self._clock(), beat.late_s)

    def leave(self) -> None:
        """The client is gone: end the input, finish what is being played."""
        self.input.end()
        self.output.leave()

    def _hear(self, pcm: bytes) -> None:
        self.input.put(pcm)
        if self._listener is not None:
            self._listener.candidate(pcm)

    def _tell(self, pcm: bytes) -> None:
        if self._listener is not None:
            self._listener.interviewer(pcm)
