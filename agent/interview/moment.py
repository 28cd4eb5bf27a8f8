"""One step of the flow while it is being taken: the state so far and the commands so far."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from agent.interview import commands, restore
from agent.interview.commands import Purpose
from agent.interview.state import FlowState, Saying
from agent.interview.words import count_words, join
from schemas import journal, room
from schemas.room import RoomErrorCode


class Moment:
    """Collects what one event brings about; lives no longer than its step."""

    def __init__(self, state: FlowState, at: datetime, at_s: float) -> None:
        self.state = state
        self.at = at
        self.at_s = at_s
        self.commands: list[commands.Command] = []

    def become(self, **changes: Any) -> None:
        """Change fields of the state that the journal says nothing about."""
        self.state = replace(self.state, **changes)

    def command(self, *wanted: commands.Command) -> None:
        """Have these done."""
        self.commands.extend(wanted)

    def record(self, fact: journal.Event) -> None:
        """Report a fact, and let it change the state as it will when it is read again."""
        self.command(commands.Record(fact))
        self.state = restore.apply(self.state, fact)

    def send(self, message: room.AgentMessage) -> None:
        """Send to the client; nobody there gets nothing, because a join starts with the state."""
        if self.state.present:
            self.command(commands.Send(message))

    def refuse(self, message: room.ClientMessage, code: RoomErrorCode, why: str) -> None:
        """Tell the client that its message changed nothing."""
        self.send(room.RoomError(code=code, message=why, ref=message.ref))

    def say(
        self, purpose: Purpose, *, lead: str = "", question: str = "", interruptible: bool = True
    ) -> None:
        """Say `lead` and then `question`, in place of whatever is being said."""
        if not self.state.present:
            return
        self.hush()
        said = self.state.said + 1
        saying = Saying(
            f"u-{self.state.joins}-{said}", purpose, join(lead, question), count_words(lead)
        )
        self.command(commands.Say(saying.utterance_id, saying.text, purpose, interruptible))
        self.become(saying=saying, said=said, offered_repeat=purpose == "nudge")

    def hush(self) -> None:
        """Stop speaking, if it speaks."""
        if self.state.saying is not None:
            self.command(commands.StopSpeaking())
            self.become(saying=None)

    def endpoint(self, *, hold: bool) -> None:
        """Tell the hearing how turns end from here on."""
        wants = self.state.wants
        self.command(
            commands.Endpointing(wants.turn_mode, wants.patience, hold, self.state.cut_ins)
        )
        self.become(hold=hold)
