"""A language model that is given up where it answers none of several requests for too long."""

import asyncio

from agent.engines.errors import TimedOut
from agent.engines.language import Answered, LanguageModel, Prompt, S


class Impatient:
    """A LanguageModel for requests that are made together, in a running loop.

    Once it has answered one of them, each of the others has its own time; until then all of them
    have `silent_s` seconds from here on.
    """

    def __init__(self, model: LanguageModel, silent_s: float) -> None:
        self._model = model
        self._silent_s = silent_s
        self._until_s: float | None = asyncio.get_running_loop().time() + silent_s
        self._limits: set[asyncio.Timeout] = set()

    @property
    def engine(self) -> str:
        """See LanguageModel."""
        return self._model.engine

    @property
    def model(self) -> str:
        """See LanguageModel."""
        return self._model.model

    async def answer(self, prompt: Prompt, shape: type[S], *, within_s: float) -> Answered[S]:
        """See LanguageModel."""
        try:
            async with asyncio.timeout_at(self._until_s) as limit:
                self._limits.add(limit)
                try:
                    answered = await self._model.answer(prompt, shape, within_s=within_s)
                finally:
                    self._limits.discard(limit)
                self._heard()
        except TimeoutError as error:
            raise TimedOut(self.engine, self._silent_s) from error
        return answered

    def _heard(self) -> None:
        self._until_s = None
        for limit in self._limits:
            if not limit.expired():
                limit.reschedule(None)
