"""What each provider of language models gives: one reply to some messages. The rest is ours."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

JsonSchema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Message:
    """A turn of a chat. role: `user` is us, `model` what it said before."""

    role: Literal["user", "model"]
    text: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What the model wrote. complete: false where it was cut off at the longest allowed.
    tokens_in, tokens_out: None where the provider does not tell."""

    text: str
    complete: bool
    tokens_in: int | None
    tokens_out: int | None


class Chat(Protocol):
    """One provider and model, at temperature 0."""

    @property
    def engine(self) -> str:
        """Provider, such as `gemini`."""
        ...

    @property
    def model(self) -> str:
        """The provider's name of the model."""
        ...

    async def reply(
        self, system: str, messages: Sequence[Message], schema: JsonSchema, max_tokens: int
    ) -> Reply:
        """JSON that the schema describes, as far as the provider holds it. Raises EngineError."""
        ...
