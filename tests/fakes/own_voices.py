"""Voices of this process without a ladder, for tests of what is made of their sound."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from agent.speaking.personas import INTERVIEWERS
from agent.speaking.voice import Manner, Voice
from agent.speaking.voices import Sentence, Speaker
from schemas.vocabulary import Persona


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
