"""The interviewer's voice, as a call uses it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Final

from agent.speaking.heard import Said
from agent.speaking.speech import Speech
from schemas.vocabulary import Persona

VOICE_WITHIN_S: Final = 10.0
"""The longest wait for the next sentence's sound."""


class Voice:
    """One persona speaking. failed: told what a text's sound failed of; the rest is not said."""

    def __init__(
        self, speech: Speech, persona: Persona, failed: Callable[[Exception], None]
    ) -> None:
        self._speech = speech
        self._persona: Persona = persona
        self._failed = failed

    def ready(self, text: str) -> bool:
        """Whether this text's sound is there."""
        return self._speech.ready(text, self._persona)

    async def prepare(self, texts: Sequence[str]) -> None:
        """Have the sound of these ready, most urgent first."""
        for text in texts:
            await self._speech.prepare(text, self._persona)

    async def stream(self, text: str) -> AsyncIterator[Said]:
        """The text's sound, as far as the voice gives it."""
        parts = self._speech.stream(text, self._persona)
        try:
            while True:
                async with asyncio.timeout(VOICE_WITHIN_S):
                    part = await anext(parts, None)
                if part is None:
                    return
                yield part
        except Exception as error:  # noqa: BLE001  whatever the voice raises is told, not hidden
            self._failed(error)
