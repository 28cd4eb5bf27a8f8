"""Deepgram's streaming recogniser: its wire, and the script's words for what is heard.

It recognises nothing: every half a second it looks for the last seconds of what it hears in what
the calls play, which says whose microphone this is and how late its sound arrives. A word can be
told once its own sound has arrived; the words of a breath are final a drawn delay after the sound
of its end has.
"""

import asyncio
import json
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any, Final

import numpy as np
from starlette.websockets import WebSocket, WebSocketDisconnect

from bench.side_by_side.envelope import HOP_S, Envelope, envelope
from bench.side_by_side.script import TimedWord
from bench.side_by_side.standins.played import Played

HEARS_BACK_S: Final = 3.0
LOOK_EVERY_S: Final = 0.5
LATE_S: Final = 2.0
"""Sound that arrives later than this after it was played is not found."""
KNOWN_AFTER_S: Final = 1.0
"""So much voice tells whose microphone it is; the first syllables could be anybody's."""
VOICE_DB: Final = -50.0
INTERIM_EVERY_S: Final = 0.2
INTERIM_LAG_S: Final = 0.2
"""What interim words lag behind the sound that has arrived."""
SURE: Final = 0.99


class Listening:
    """One socket. delay: of the next final text, in seconds. clock: the machine's monotonic one."""

    def __init__(
        self,
        socket: WebSocket,
        played: Played,
        delay: Callable[[], float],
        clock: Callable[[], float],
    ) -> None:
        self._socket = socket
        self._played = played
        self._delay = delay
        self._clock = clock
        self._rate = int(socket.query_params.get("sample_rate", "16000"))
        self._rest = np.zeros(0, np.int16)
        self._levels: Envelope = np.zeros(0)
        self._heard_s = 0.0
        """Seconds of sound since the socket opened."""
        self._looked_s = 0.0
        self._told_s = 0.0
        self._call: str | None = None
        self._played_from_s = 0.0
        """What the machine's clock showed when the stream's sound of 0 s was played."""
        self._said_until_s = 0.0
        """Up to here (machine's clock) words are final."""
        self._ended_until_s = 0.0
        self._finals: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Listen until the client closes."""
        with suppress(WebSocketDisconnect):
            while True:
                message = await self._socket.receive()
                if message["type"] == "websocket.disconnect":
                    break
                if message.get("bytes"):
                    await self._hear(message["bytes"])
                elif message.get("text") and not self._command(json.loads(message["text"])):
                    break
        for task in self._finals:
            task.cancel()

    def _command(self, sent: dict[str, Any]) -> bool:
        if sent["type"] == "Finalize":
            self._later(self._flush(list(self._finals)))
        return sent["type"] != "CloseStream"

    async def _flush(self, pending: list[asyncio.Task[None]]) -> None:
        """What is not final yet becomes so, after what already waits to be told."""
        if pending:
            await asyncio.wait(pending)
        words: list[TimedWord] = []
        if self._call is not None:
            until_s = self._played_from_s + self._heard_s
            words = self._played.words(self._call, self._said_until_s, until_s)
            self._said_until_s = max(self._said_until_s, until_s)
        await self._tell(words, final=True, ended=False, finalized=True)

    def _later(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._finals.add(task)
        task.add_done_callback(self._finals.discard)

    async def _hear(self, pcm: bytes) -> None:
        samples = np.concatenate((self._rest, np.frombuffer(pcm, "<i2")))
        hop = int(self._rate * HOP_S)
        whole = len(samples) // hop * hop
        self._rest = samples[whole:]
        self._heard_s += len(samples[:whole]) / self._rate
        levels = np.concatenate((self._levels, envelope(samples[:whole], self._rate)))
        self._levels = levels[-int(HEARS_BACK_S / HOP_S) :]
        if self._heard_s - self._looked_s >= LOOK_EVERY_S:
            self._looked_s = self._heard_s
            self._look()
        if self._call is not None:
            await self._progress(self._call, self._played_from_s + self._heard_s)

    def _look(self) -> None:
        voiced_s = float(np.sum(self._levels > VOICE_DB)) * HOP_S
        if self._call is None and voiced_s < KNOWN_AFTER_S:
            return
        now = self._clock()
        length_s = len(self._levels) * HOP_S
        found = self._played.find(self._levels, now - length_s - LATE_S, now, self._call)
        if found is None:
            return
        if self._call is None:
            self._said_until_s = self._ended_until_s = found.at_s
        self._call = found.call
        self._played_from_s = found.at_s + length_s - self._heard_s

    async def _progress(self, call: str, arrived_s: float) -> None:
        """arrived_s: up to here, on the machine's clock, what was played has arrived."""
        for end_s in self._played.part_ends(call, self._ended_until_s, arrived_s):
            self._ended_until_s = end_s
            self._later(self._finish(call, end_s))
        if self._heard_s - self._told_s >= INTERIM_EVERY_S and not self._finals:
            self._told_s = self._heard_s
            until_s = arrived_s - INTERIM_LAG_S
            if words := self._played.words(call, self._said_until_s, until_s):
                await self._tell(words, final=False, ended=False)

    async def _finish(self, call: str, end_s: float) -> None:
        await asyncio.sleep(self._delay())
        words = self._played.words(call, self._said_until_s, end_s)
        self._said_until_s = max(self._said_until_s, end_s)
        if words:
            await self._tell(words, final=True, ended=True)

    async def _tell(
        self, words: list[TimedWord], *, final: bool, ended: bool, finalized: bool = False
    ) -> None:
        with suppress(WebSocketDisconnect, RuntimeError):  # the client may hang up meanwhile
            await self._socket.send_text(
                json.dumps(self._results(words, final=final, ended=ended, finalized=finalized))
            )

    def _results(
        self, words: list[TimedWord], *, final: bool, ended: bool, finalized: bool
    ) -> dict[str, Any]:
        placed = [
            {
                "word": word.text.lower().strip(".,?!"),
                "punctuated_word": word.text,
                "start": round(word.start_s - self._played_from_s, 3),
                "end": round(word.end_s - self._played_from_s, 3),
                "confidence": SURE,
            }
            for word in words
        ]
        text = " ".join(word.text for word in words)
        start = placed[0]["start"] if placed else round(self._heard_s, 3)
        end = placed[-1]["end"] if placed else start
        return {
            "type": "Results",
            "channel_index": [0, 1],
            "start": start,
            "duration": round(float(end) - float(start), 3),
            "is_final": final,
            "speech_final": ended,
            "from_finalize": finalized,
            "channel": {
                "alternatives": [{"transcript": text, "confidence": SURE, "words": placed}]
            },
            "metadata": {
                "request_id": "standin",
                "model_info": {"name": "standin", "version": "1", "arch": "none"},
                "model_uuid": "standin",
            },
        }
