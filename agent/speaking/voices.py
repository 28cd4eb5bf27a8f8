"""Who says a persona's sentences: the port that speech is made through, and the voices of here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from agent.speaking.personas import INTERVIEWERS
from agent.speaking.voice import Manner, Voice
from schemas.vocabulary import Persona


class Speaker(Protocol):
    """A voice and how it is used for one persona: what it says differs from all other sound."""

    @property
    def name(self) -> str: ...

    @property
    def manner(self) -> Manner: ...


class Sentence(Protocol):
    """A whole sentence: mono at `voice.SAMPLE_RATE`, without samples where nothing is to be said.

    by: who said it, under whom every cache keeps it.
    """

    @property
    def samples(self) -> NDArray[np.float32]: ...

    @property
    def by(self) -> Speaker: ...


class Voices(Protocol):
    """The voices of all personas, whichever engine they come from."""

    def casting(self, persona: Persona) -> Speaker:
        """Who is likely to say the next sentence."""
        ...

    async def say(self, sentence: str, persona: Persona, *, within_s: float) -> Sentence:
        """Raises what the last engine that was asked raises."""
        ...


@dataclass(frozen=True, slots=True)
class _Cast:
    name: str
    manner: Manner


@dataclass(frozen=True, slots=True)
class _Said:
    samples: NDArray[np.float32]
    by: Speaker


class OwnVoices:
    """Voices of this process only, which take the time they take."""

    def __init__(self, voices: Iterable[Voice]) -> None:
        self._voices: Mapping[str, Voice] = {voice.name: voice for voice in voices}

    def casting(self, persona: Persona) -> Speaker:
        """See Voices."""
        interviewer = INTERVIEWERS[persona]
        return _Cast(interviewer.voice, interviewer.manner)

    async def say(self, sentence: str, persona: Persona, *, within_s: float) -> Sentence:
        """See Voices."""
        by = self.casting(persona)
        chunks = [part async for part in self._voices[by.name].stream(sentence, by.manner)]
        return _Said(np.concatenate(chunks) if chunks else np.zeros(0, np.float32), by)
