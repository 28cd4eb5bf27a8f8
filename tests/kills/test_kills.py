"""Nothing is lost when the process is killed at any moment: a seeded sample of `make prove-kills`.

The moment of a kill is drawn, but what the process did at that moment is not in the seed's hands:
a failing seed may pass when it is played again.
"""

import asyncio
import os
import select
from pathlib import Path

import httpx

from bench.server import serve
from tests.kills.round import Plan, play

ENDS_WITHIN_S = 20.0


async def test_nothing_is_lost(tmp_path: Path) -> None:
    plan = Plan(seed=211, typists=2, speakers=1, questions=1, kills=2)
    outcome = await play(plan, tmp_path)
    assert outcome.kills > 0
    assert outcome.clean, outcome.told()


async def test_nothing_is_lost_with_a_process_of_calls(tmp_path: Path) -> None:
    plan = Plan(seed=77, typists=2, speakers=1, questions=1, kills=2, processes=2)
    outcome = await play(plan, tmp_path)
    assert outcome.kills > 0
    assert outcome.clean, outcome.told()


async def test_processes_of_calls_end_with_the_server_however_it_ends(tmp_path: Path) -> None:
    async with serve(tmp_path, CALL_PROCESSES="2") as server:
        (child,) = await asyncio.to_thread(server.call_processes)
        handle = os.pidfd_open(child)
        try:
            async with httpx.AsyncClient(base_url=server.origin, trust_env=False) as http:
                metrics = (await http.get("/metrics")).text
            assert 'mockmate_call_process_resident_memory_bytes{process="1"}' in metrics
            await server.kill()
            # The handle can be read once its process has ended.
            ended, _, _ = await asyncio.to_thread(select.select, [handle], [], [], ENDS_WITHIN_S)
            assert ended
        finally:
            os.close(handle)
