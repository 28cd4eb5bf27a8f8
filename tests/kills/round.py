"""A round: some candidates with one server that is killed again and again."""

import asyncio
import contextlib
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from bench.server import Server, ServerFailed, free_port
from tests.kills.candidate import Candidate, Speaker, Stuck, Typist
from tests.kills.checks import CHECKS
from tests.kills.evidence import Unsettled, gather, rows_that_differ, settled
from tests.kills.trap import SPOKEN, TYPED, Kill, Trap, draw_kills

STATE = "rejoins that did not stand where the client stood"
STUCK = "interviews or restarts that did not go on"
REPLAY = "rows that a replay of the journal gives otherwise"
FIGURES = (*CHECKS, STATE, STUCK, REPLAY)
LOOK_EVERY_S = 0.1


@dataclass(frozen=True, slots=True)
class Plan:
    """typists, speakers: candidates. questions: of each interview. kills: at most so many.
    processes: that run calls; with several, those beside the API's own are killed, and not it."""

    seed: int
    typists: int
    speakers: int
    questions: int
    kills: int
    processes: int = 1


@dataclass(slots=True)
class Outcome:
    """problems: by figure. restarts_s: how long the process took to be ready again."""

    seed: int
    interviews: int = 0
    kills: int = 0
    recovery_kills: int = 0
    restarts_s: list[float] = field(default_factory=list[float])
    problems: dict[str, list[str]] = field(
        default_factory=lambda: {figure: list[str]() for figure in FIGURES}
    )

    def told(self) -> str:
        """All problems, for a person."""
        lines = [f"  {figure}: {p}" for figure, found in self.problems.items() for p in found]
        return "\n".join([f"seed {self.seed}", *lines])

    @property
    def clean(self) -> bool:
        """Whether nothing was wrong."""
        return not any(self.problems.values())


async def play(plan: Plan, data: Path) -> Outcome:
    """Play a round; what went wrong is in the outcome. Raises ServerFailed if nothing came up."""
    rng = random.Random(plan.seed)
    events = (*(TYPED if plan.typists else ()), *(SPOKEN if plan.speakers else ()))
    kills = draw_kills(rng, events, plan.kills)
    outcome = Outcome(plan.seed)
    server = Server(data, free_port(), {"CALL_PROCESSES": str(plan.processes)})
    killing = _Whole(server) if plan.processes == 1 else _Beside(server)
    await server.start()
    candidates: list[Candidate] = []
    try:
        for kind in (*[Typist] * plan.typists, *[Speaker] * plan.speakers):
            candidates.append(
                await kind.arrive(server.origin, rng.randrange(2**32), plan.questions)
            )
        outcome.interviews = len(candidates)
        try:
            await _interviews(killing, candidates, kills, outcome)
            await _judge(server, candidates, outcome)
        except (Stuck, ServerFailed, Unsettled, httpx.HTTPError) as error:
            outcome.problems[STUCK].append(f"{type(error).__name__}: {error}")
    finally:
        await server.stop()
        for candidate in candidates:
            await candidate.http.aclose()
    if outcome.clean:
        ids = [candidate.interview_id for candidate in candidates]
        outcome.problems[REPLAY] += await rows_that_differ(server, ids)
    return outcome


class _Whole:
    """The server is killed, and started again before anybody comes back."""

    def __init__(self, server: Server) -> None:
        self._server = server

    async def strike(self) -> None:
        """Kill it."""
        await self._server.kill()

    async def mend(self, kill: Kill, outcome: Outcome) -> None:
        """Bring it up, perhaps not at once."""
        if kill.again_s is not None:
            await _start_and_kill(self._server, kill.again_s)
            outcome.recovery_kills += 1
        outcome.restarts_s.append(await self._server.start())


class _Beside:
    """What runs calls beside the API is killed; who comes back is let in elsewhere."""

    def __init__(self, server: Server) -> None:
        self._server = server

    async def strike(self) -> None:
        """Kill all of them, once there are any again."""
        while not await self._server.kill_call_processes():  # noqa: ASYNC110  not ours to know
            await asyncio.sleep(LOOK_EVERY_S)

    async def mend(self, kill: Kill, outcome: Outcome) -> None:
        """The server does that."""


async def _interviews(
    killing: _Whole | _Beside,
    candidates: Sequence[Candidate],
    kills: Sequence[Kill],
    outcome: Outcome,
) -> None:
    for kill in kills:
        trap = Trap(kill)
        if not await _sit_until_killed(killing, candidates, trap):
            return
        outcome.kills += 1
        await killing.mend(kill, outcome)
    await asyncio.gather(*(c.sit(lambda _: None) for c in candidates if not c.finished))


async def _sit_until_killed(
    killing: _Whole | _Beside, candidates: Sequence[Candidate], trap: Trap
) -> bool:
    """False where every interview ended before. Raises what a candidate raised while it lived."""
    springs = asyncio.create_task(trap.springs())
    sittings = [asyncio.create_task(c.sit(trap.notice)) for c in candidates if not c.finished]
    waiting: set[asyncio.Task[None]] = {*sittings, springs}
    try:
        while not springs.done() and (trap.due or len(waiting) > 1):
            done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            for sitting in done - {springs}:
                sitting.result()
        if springs.done():
            await killing.strike()
        return springs.done()
    finally:
        for task in (springs, *sittings):
            task.cancel()
        await asyncio.gather(springs, *sittings, return_exceptions=True)


async def _start_and_kill(server: Server, after_s: float) -> None:
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(after_s):
            await server.start()
            await asyncio.Event().wait()
    await server.kill()


async def _judge(server: Server, candidates: Sequence[Candidate], outcome: Outcome) -> None:
    await settled(server, candidates)
    for candidate in candidates:
        outcome.problems[STATE] += candidate.ledger.problems
        left = await gather(server, candidate)
        for figure, check in CHECKS.items():
            outcome.problems[figure] += check(candidate.ledger, left)
