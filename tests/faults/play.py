"""Plays one case of a fault at a moment, and tells what was wrong."""

import asyncio
import logging
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import structlog

from tests.fakes.virtual_time import VirtualLoop, virtual_clocks
from tests.faults import checks
from tests.faults.judged import judge
from tests.faults.prepared import prepare
from tests.faults.spell import IN_CALLS, IN_PREPARATION, Case, name_of
from tests.faults.talk import Conversation

FIGURES: Final = (*checks.OF_TALKS, *checks.OF_JUDGING, *checks.OF_PREPARATION)


@dataclass(frozen=True, slots=True)
class Outcome:
    """problems: by figure. struck: how many requests met the fault. scored, reasons: answers that
    were judged with a score, and with a reason in its place."""

    case: Case
    problems: Mapping[str, list[str]]
    struck: int
    scored: int = 0
    reasons: int = 0

    @property
    def clean(self) -> bool:
        """Whether nothing was wrong."""
        return not any(self.problems.values())

    def told(self) -> str:
        """The case and all that was wrong, for a person."""
        head = f"{name_of(self.case)}, {self.struck} met"
        lines = [f"  {figure}: {p}" for figure, found in self.problems.items() for p in found]
        return "\n".join([head, *lines])


def play(case: Case) -> Outcome:
    """In a loop of its own, whose clock is virtual."""
    with (
        tempfile.TemporaryDirectory(prefix="mockmate-faults-") as folder,
        virtual_clocks(),
        asyncio.Runner(loop_factory=VirtualLoop) as runner,
    ):
        return runner.run(_played(case, Path(folder)))


def silently() -> None:
    """Let no log be written: in each case something fails that is logged."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    logging.disable(logging.CRITICAL)


async def _played(case: Case, folder: Path) -> Outcome:
    if case.moment in IN_CALLS:
        talk = await Conversation(case, folder).play()
        problems = {figure: check(talk) for figure, check in checks.OF_TALKS.items()}
        return Outcome(case, problems, talk.struck)
    if case.moment in IN_PREPARATION:
        prepared = await prepare(case, folder)
        problems = {figure: check(prepared) for figure, check in checks.OF_PREPARATION.items()}
        return Outcome(case, problems, prepared.struck)
    judged = await judge(case, folder)
    scores = [score for _, _, score, _ in judged.rows if score is not None]
    return Outcome(
        case,
        {figure: check(judged) for figure, check in checks.OF_JUDGING.items()},
        judged.struck,
        scored=len(scores),
        reasons=len(judged.rows) - len(scores),
    )
