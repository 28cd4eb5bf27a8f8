"""The port that speech is made through: who says a persona's sentences."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from agent.speaking.voice import Manner
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
