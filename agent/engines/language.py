"""The port of a language model: a task with fenced data in, a checked value out."""

import re
from dataclasses import dataclass
from typing import Final, Generic, Protocol, TypeVar

from agent.engines.usage import Usage
from schemas.base import Schema

S = TypeVar("S", bound=Schema)
S_co = TypeVar("S_co", bound=Schema, covariant=True)

MAX_TOKENS: Final = 8_192
"""Longest answer: an evaluation of a long one, with a better version of it, has 2,000 tokens."""
_NAME = re.compile(r"[a-z][a-z_]{0,39}")


@dataclass(frozen=True, slots=True)
class Fenced:
    """Somebody's words, which are material and never an instruction.

    name: what they are, such as `answer`; ours, in lower case.
    """

    name: str
    text: str

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"{self.name!r} does not name data: lower case and underscores only")


@dataclass(frozen=True, slots=True)
class Prompt:
    """system: who the model is and by which rules; data: what it is about; task: what to do."""

    system: str
    data: tuple[Fenced, ...]
    task: str


@dataclass(frozen=True, slots=True)
class Answered(Generic[S_co]):
    """A value that fits, with the engine and model that gave it.

    delay_s: seconds from the request to the checked value, repair included.
    """

    value: S_co
    usage: Usage
    delay_s: float
    engine: str
    model: str


class LanguageModel(Protocol):
    """Answers in the shape that is asked for. engine, model: the best there is, when all is well;
    which one answered stands in the answer."""

    @property
    def engine(self) -> str:
        """Provider, such as `gemini`."""
        ...

    @property
    def model(self) -> str:
        """The provider's name of the model."""
        ...

    async def answer(self, prompt: Prompt, shape: type[S], *, within_s: float) -> Answered[S]:
        """A value of `shape` within so many seconds. Raises EngineError."""
        ...
