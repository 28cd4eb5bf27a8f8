"""Plays one case of a fault at a moment, and tells what was wrong."""

import asyncio
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.fakes.virtual_time import VirtualLoop, virtual_clocks
from tests.faults.checks import CHECKS
from tests.faults.spell import Case
from tests.faults.talk import Conversation


@dataclass(frozen=True, slots=True)
class Outcome:
    """problems: by figure. struck: how many requests met the fault."""

    case: Case
    problems: Mapping[str, list[str]]
    struck: int

    @property
    def clean(self) -> bool:
        """Whether nothing was wrong."""
        return not any(self.problems.values())

    def told(self) -> str:
        """The case and all that was wrong, for a person."""
        case = self.case
        requests = "all requests" if case.requests is None else f"{case.requests} requests"
        head = f"{case.kind.value} at {case.moment.name} ({requests}, met {self.struck})"
        lines = [f"  {figure}: {p}" for figure, found in self.problems.items() for p in found]
        return "\n".join([head, *lines])


def play(case: Case) -> Outcome:
    """In a loop of its own, whose clock is virtual."""
    with (
        tempfile.TemporaryDirectory(prefix="mockmate-faults-") as folder,
        virtual_clocks(),
        asyncio.Runner(loop_factory=VirtualLoop) as runner,
    ):
        talk = runner.run(_talk(case, Path(folder)))
        return Outcome(
            case, {figure: check(talk) for figure, check in CHECKS.items()}, talk.struck
        )


async def _talk(case: Case, folder: Path):
    return await Conversation(case, folder).play()
