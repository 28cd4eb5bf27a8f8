"""Reads the open turn: its tail at each pause, and stretches of a long answer as it goes on."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from agent.engines.transcriber import Ending, Transcription
from agent.hearing.open_turn import OpenTurn, Part, Stretch
from agent.hearing.ports import Listener, Transcriber
from agent.hearing.voice_activity import Activity

TAIL_LONG_S: Final = 6.0
"""Length from which the tail is cut at the next dip, so that its reading stays quick."""
TAIL_LONGEST_S: Final = 14.0
"""Length at which the tail is cut wherever it is."""
COMMIT_PAUSE_S: Final = 0.7
"""Silence after which what was read becomes a part: it is journaled though the turn is open."""
CAPTION_EVERY_S: Final = 1.0
"""New speech between two captions."""


_Result = TypeVar("_Result")


class Ask(Protocol):
    """Asks an engine beside the audio, then calls `then` between two frames.

    `then` gets None where the engine failed.
    """

    def __call__(
        self, engine: Callable[[], Awaitable[_Result]], then: Callable[[_Result | None], None]
    ) -> asyncio.Task[None]: ...


@dataclass(frozen=True, slots=True)
class ReadTurn:
    """All that was said up to a pause. ending: how sure the recogniser is of where it ends."""

    text: str
    ending: Ending | None


@dataclass(frozen=True, slots=True)
class Reading:
    """The tail's text up to a pause; None where it could not be had."""

    pause: int
    tail_s: float
    end_s: float
    text: str | None
    ending: Ending | None = None


class TurnReader:
    """One open turn's text. `on_words(pause, read)` gets the whole turn at a pause."""

    def __init__(
        self,
        turn: OpenTurn,
        *,
        transcriber: Transcriber,
        ask: Ask,
        listener: Listener,
        on_words: Callable[[int, ReadTurn | None], None],
    ) -> None:
        self.turn = turn
        self.tentative = True
        """True until the speech is known to be meant for the interviewer."""
        self._transcriber = transcriber
        self._ask = ask
        self._listener = listener
        self._on_words = on_words
        self.asked: int | None = None
        """The last pause at which the tail was begun to be read."""
        self._reading: Reading | None = None
        self._captioned_s = turn.last_audible_s
        self._captioning: asyncio.Task[None] | None = None
        self._reported = 0
        """Stretches that the listener knows."""

    def read_tail(self, pause: int, at_s: float) -> None:
        """Read what was said since the last cut, up to `at_s`."""
        self.asked = pause
        turn, tail_s = self.turn, self.turn.tail_s
        if self._captioning is not None:
            # Its text would be of less than this one's, and it takes a core from it.
            self._captioning.cancel()

        def read(heard: Transcription | None) -> None:
            overtaken = self._reading is not None and self._reading.pause > pause
            if turn.tail_s == tail_s and not overtaken:
                text, ending = (heard.text, heard.ending) if heard else (None, None)
                self._reading = Reading(pause, tail_s, at_s, text, ending)
                self._tell_words()

        sound = self._sound(tail_s, at_s)
        self._ask(lambda: self._transcriber.tail(sound), read)

    def follow(self, activity: Activity, at_s: float, pause: int | None) -> None:
        """Cut, commit or caption as the turn goes on. `pause` numbers the pause that is on."""
        tail = at_s - self.turn.tail_s
        if pause is not None:
            if activity.silence_s >= COMMIT_PAUSE_S:
                self._commit(pause)
        elif tail >= TAIL_LONGEST_S or (tail >= TAIL_LONG_S and not activity.audible):
            self._read_stretch(self.turn.cut(at_s))
        elif at_s - self._captioned_s >= CAPTION_EVERY_S and not self._transcriber.busy:
            self._captioned_s = at_s
            self._caption(at_s)

    def text_at(self, pause: int) -> str | None:
        """The whole turn's text if it is known up to this pause, else None."""
        reading = self._reading
        if reading is None or reading.pause != pause or self.turn.pending():
            return None
        return self.turn.text(reading.text or "")

    def close(self, pause: int) -> str:
        """Commit the tail as read at this pause; returns the whole turn's text."""
        self._commit(pause)
        return self.turn.text()

    async def read_rest(self, at_s: float) -> None:
        """Read everything still unread, for a client that is gone.

        Raises what the engine raises; what could be read is told all the same.
        """
        self.turn.cut(at_s)
        try:
            for stretch in self.turn.stretches:
                if stretch.text is None:
                    sound = self._sound(stretch.start_s, stretch.end_s)
                    stretch.text = await self._transcriber.text(sound)
        finally:
            for stretch in self.turn.stretches:
                stretch.text = stretch.text or ""
            self._report()

    def _commit(self, pause: int) -> None:
        reading = self._reading
        if reading and reading.pause == pause and reading.text and not self.turn.pending():
            self.turn.cut(reading.end_s, reading.text)
            self._report()
            self._reading = Reading(pause, self.turn.tail_s, reading.end_s, "")

    def _read_stretch(self, stretch: Stretch) -> None:
        # What was read of the tail is within this stretch now.
        self._reading = None

        def read(text: str | None) -> None:
            stretch.text = text or ""
            self._report()
            self._tell_words()

        sound = self._sound(stretch.start_s, stretch.end_s)
        self._ask(lambda: self._transcriber.stretch_text(sound), read)

    def _caption(self, at_s: float) -> None:
        turn, tail_s = self.turn, self.turn.tail_s

        def read(text: str | None) -> None:
            if text and turn.tail_s == tail_s and not self.tentative:
                self._listener.caption(turn.turn_id, turn.text(text))

        sound = self._sound(tail_s, at_s)
        self._captioning = self._ask(lambda: self._transcriber.text(sound), read)

    def _tell_words(self) -> None:
        """The words count once every stretch before the tail is read too."""
        reading = self._reading
        if reading is None or self.turn.pending():
            return
        whole = self.turn.text(reading.text or "")
        if whole and not self.tentative:
            self._listener.caption(self.turn.turn_id, whole)
        read = None if reading.text is None else ReadTurn(whole, reading.ending)
        self._on_words(reading.pause, read)

    def _report(self) -> None:
        """Tell what is read in the order in which it was said: engines answer in any."""
        for stretch in self.turn.stretches[self._reported :]:
            if stretch.text is None:
                return
            if stretch.text:
                part = Part(stretch.text, stretch.start_s, stretch.end_s)
                self._listener.part_heard(self.turn.turn_id, part)
            self._reported += 1

    def _sound(self, start_s: float, end_s: float) -> NDArray[np.float32]:
        return self.turn.audio(start_s, end_s).astype(np.float32) / 32768.0
