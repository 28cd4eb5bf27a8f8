"""What the candidate is told where something works less well than it should."""

from collections.abc import Callable, Mapping
from typing import Final

from agent.engines.resilience.changes import Changes
from agent.engines.resilience.ladder import Change, Part
from schemas import room

_WORSE: Final[Mapping[Part, str]] = {
    "stt": (
        "The usual speech recogniser cannot be reached, so another one writes along for now."
        " It may make more mistakes; nothing you said is lost."
    ),
    "tts": (
        "The interviewer's usual voice cannot be reached, so you hear another one for now."
        " The interview goes on as before."
    ),
    "llm": (
        "The language model that words follow-up questions and hints does not answer, so simpler"
        " rules word them for now. The interview goes on as before."
    ),
}
_NO_WORDS: Final = (
    "I can't make out words at the moment. Please type your answer; I keep your voice recorded."
)
_NO_VOICE: Final = "The interviewer's voice failed. Please read the question."


class Troubles:
    """One call's, for whoever is its client.

    changes: of the engines of this process. send: to the client, if there is one.
    """

    def __init__(self, changes: Changes, send: Callable[[room.AgentMessage], None]) -> None:
        self._changes = changes
        self._send = send
        self._stop_listening = _nothing
        self._told_of_rules = False
        """This client knows that rules do the language model's work."""
        self._unread = False
        """Something said could not be read, and nothing has been read since."""

    def joined(self) -> None:
        """A client came in and knows where everything stands: tell it what does not work well."""
        self.left()
        self._told_of_rules = False
        for change in self._changes.standing:
            self._tell_worse(change)
        self._stop_listening = self._changes.listen(self._changed)
        self.turn_was_empty()

    def left(self) -> None:
        """The client is gone, or about to be."""
        self._stop_listening()
        self._stop_listening = _nothing

    def words_were_read(self) -> None:
        """The recogniser works."""
        self._unread = False

    def words_were_not_read(self) -> None:
        """A turn may be read all the same, at its next pause: only its end tells."""
        self._unread = True

    def turn_was_empty(self) -> None:
        """Tell it, where that is for a recogniser that fails."""
        if self._unread:
            self._send(room.Degraded(part="stt", text=_NO_WORDS))

    def voice_failed(self) -> None:
        """No voice says the question: it stands on the page."""
        self._send(room.Degraded(part="tts", text=_NO_VOICE))

    def _changed(self, change: Change) -> None:
        if change.worse:
            self._tell_worse(change)

    def _tell_worse(self, change: Change) -> None:
        if change.part == "llm":
            # One that is slow now and then would be told of again and again.
            if change.now is not None or self._told_of_rules:
                return
            self._told_of_rules = True
        elif change.now is None:
            # Where none is left, what fails of it is told.
            return
        self._send(room.Degraded(part=change.part, text=_WORSE[change.part]))


def _nothing() -> None:
    """Nobody listens."""
