"""Asks a language model on behalf of the flow, beside the conversation."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import structlog

from agent.background import Background
from agent.coach.tasks.follow_up import clarify
from agent.coach.tasks.hint import help_on
from agent.engines.errors import EngineError
from agent.engines.language import Answered, LanguageModel
from agent.interview import commands, events
from agent.interview.events import Instant
from schemas.base import Schema

log = structlog.get_logger(__name__)


class Wording:
    """One call's requests. tell: the flow, of what came of each that was not dropped."""

    def __init__(
        self,
        model: LanguageModel,
        work: Background,
        now: Callable[[], Instant],
        tell: Callable[[events.Event], None],
    ) -> None:
        self._model = model
        self._work = work
        self._now = now
        self._tell = tell
        self._asking: set[asyncio.Task[None]] = set()

    def follow_up(self, wanted: commands.WordFollowUp) -> None:
        """Ask what to ask back."""
        self._start(self._follow_up(wanted))

    def hint(self, wanted: commands.WordHint) -> None:
        """Ask for a hint."""
        self._start(self._hint(wanted))

    def drop(self) -> None:
        """Wait for nothing that was asked so far."""
        for task in self._asking:
            task.cancel()

    def _start(self, asking: Coroutine[Any, Any, None]) -> None:
        task = self._work.start(asking)
        self._asking.add(task)
        task.add_done_callback(self._asking.discard)

    async def _follow_up(self, wanted: commands.WordFollowUp) -> None:
        found, by = None, self._model.engine
        try:
            answered = await clarify(self._model, wanted.so_far)
            found, by = answered.value, _name(answered)
        except EngineError as error:
            log.info("follow_up_not_worded", engine=error.engine, reason=error.message)
        self._tell(
            events.FollowUpWorded(
                **self._now(),
                question_id=wanted.question_id,
                so_far=wanted.so_far,
                found=found,
                by=by,
            )
        )

    async def _hint(self, wanted: commands.WordHint) -> None:
        try:
            answered = await help_on(self._model, wanted.so_far)
        except EngineError as error:
            log.info("hint_not_worded", engine=error.engine, reason=error.message)
            return
        self._tell(
            events.HintWorded(
                **self._now(),
                question_id=wanted.question_id,
                so_far=wanted.so_far,
                text=answered.value.hint,
                by=_name(answered),
            )
        )


def _name(answered: Answered[Schema]) -> str:
    return f"{answered.engine}/{answered.model}"
