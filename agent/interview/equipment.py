"""What a call works with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from agent.engines.language import LanguageModel
from agent.engines.resilience.changes import Changes
from agent.hearing import endpointing
from agent.hearing.ears import Ears
from agent.hearing.ports import Listener
from agent.journal import Journal
from agent.recording import Recorder
from agent.second_reading import SecondReader
from agent.speaking.speech import Speech


class MakeEars(Protocol):
    """Ears for a client whose audio begins at `start_s` of the call."""

    def __call__(
        self, *, listener: Listener, start_s: float, settings: endpointing.Settings
    ) -> Ears: ...


@dataclass(frozen=True, slots=True)
class Equipment:
    """`now`: the wall clock, with its zone. `terms`: words of the job, separated by commas.

    `language`: words follow-ups and hints; None: the rules do.
    """

    journal: Journal
    recorder: Recorder
    speech: Speech
    make_ears: MakeEars
    second_reader: SecondReader
    language: LanguageModel | None
    changes: Changes
    now: Callable[[], datetime]
    terms: str
