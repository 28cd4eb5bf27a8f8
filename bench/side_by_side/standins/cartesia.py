"""Cartesia's voice over a websocket: texts of several contexts in, sound of each in order out."""

import asyncio
import base64
import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from bench.side_by_side.standins.sound import RATE, Recorded, pieces


class Speaking:
    """One socket. delay: of the next first byte, in seconds."""

    def __init__(self, socket: WebSocket, voice: Recorded, delay: Callable[[], float]) -> None:
        self._socket = socket
        self._voice = voice
        self._delay = delay
        self._contexts: dict[str, asyncio.Queue[dict[str, Any]]] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Speak until the client closes."""
        try:
            with suppress(WebSocketDisconnect):
                while True:
                    self._take(json.loads(await self._socket.receive_text()))
        finally:
            for task in self._tasks.values():
                task.cancel()

    def _take(self, sent: dict[str, Any]) -> None:
        context: str = sent["context_id"]
        if sent.get("cancel"):
            if task := self._tasks.pop(context, None):
                task.cancel()
            self._contexts.pop(context, None)
            return
        if context not in self._contexts:
            self._contexts[context] = asyncio.Queue()
            self._tasks[context] = asyncio.create_task(self._speak(context))
        self._contexts[context].put_nowait(sent)

    async def _speak(self, context: str) -> None:
        texts = self._contexts[context]
        spoken_s = 0.0
        with suppress(WebSocketDisconnect, RuntimeError):  # the client may hang up meanwhile
            while True:
                sent = await texts.get()
                text: str = sent["transcript"]
                if text.strip():
                    await asyncio.sleep(self._delay())
                    spoken_s = await self._say(
                        context, text, spoken_s, bool(sent["add_timestamps"])
                    )
                if not sent.get("continue"):
                    break
            await self._send(context, "done", done=True)
        self._contexts.pop(context, None)
        self._tasks.pop(context, None)

    async def _say(self, context: str, text: str, from_s: float, times: bool) -> float:
        """Seconds of the context's sound after this text."""
        sound = self._voice.say(text)
        until_s = from_s + len(sound) / RATE
        if times:
            words = text.split()
            step = (until_s - from_s) / len(words)
            starts = [round(from_s + n * step, 3) for n in range(len(words))]
            ends = [round(start + step, 3) for start in starts]
            placed = {"words": words, "start": starts, "end": ends}
            await self._send(context, "timestamps", word_timestamps=placed)
        for piece in pieces(sound):
            await self._send(context, "chunk", data=base64.b64encode(piece).decode(), step_time=1.0)
        return until_s

    async def _send(self, context: str, kind: str, *, done: bool = False, **fields: object) -> None:
        body = {"type": kind, "context_id": context, "status_code": 206, "done": done, **fields}
        await self._socket.send_text(json.dumps(body))
