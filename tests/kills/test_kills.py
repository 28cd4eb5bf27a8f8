"""Nothing is lost when the process is killed at any moment: a seeded sample of `make prove-kills`.

The moment of a kill is drawn, but what the process did at that moment is not in the seed's hands:
a failing seed may pass when it is played again.
"""

from pathlib import Path

from tests.kills.round import Plan, play


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
