"""What was used in a day, as files keep it."""

import asyncio
from datetime import date
from decimal import Decimal
from pathlib import Path

from agent.engines.resilience.budget import Spent
from agent.engines.resilience.usage_files import UsageFiles
from agent.engines.usage import Usage

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)
USED = Usage(tokens_in=100, tokens_out=20, cost=Decimal("0.001"))


def only_file(folder: Path) -> Path:
    [file] = folder.iterdir()
    return file


async def test_it_is_summed_over_engines_and_processes_and_kept_apart_by_day(
    tmp_path: Path,
) -> None:
    one, other = UsageFiles(tmp_path / "usage"), UsageFiles(tmp_path / "usage")
    assert await one.spent(MONDAY) == Spent()
    await one.asked(MONDAY, "gemini")
    await other.asked(MONDAY, "groq")
    await one.used(MONDAY, "gemini", USED)
    await other.asked(TUESDAY, "groq")
    expected = Spent(requests=2, tokens=120, cost=Decimal("0.001"))
    assert await one.spent(MONDAY) == await other.spent(MONDAY) == expected
    await other.used(MONDAY, "groq", Usage(cost=Decimal("0.002")))
    assert await one.spent(MONDAY) == Spent(2, 120, Decimal("0.003"))
    assert await UsageFiles(tmp_path / "usage").spent(TUESDAY) == Spent(requests=1)


async def test_half_a_line_counts_as_none_and_spoils_no_other(tmp_path: Path) -> None:
    log = UsageFiles(tmp_path)
    await log.asked(MONDAY, "gemini")
    file = only_file(tmp_path)
    with file.open("ab") as half:
        half.write(b'\n{"kind": "asked", "eng')
    assert await log.spent(MONDAY) == Spent(requests=1)
    await log.asked(MONDAY, "gemini")
    assert await log.spent(MONDAY) == Spent(requests=2)
    assert await UsageFiles(tmp_path).spent(MONDAY) == Spent(requests=2)


async def test_what_is_written_side_by_side_is_all_there(tmp_path: Path) -> None:
    logs = [UsageFiles(tmp_path) for _ in range(4)]
    await asyncio.gather(*(log.used(MONDAY, "groq", USED) for log in logs for _ in range(25)))
    assert (await logs[0].spent(MONDAY)).tokens == 100 * 120
    file = only_file(tmp_path)
    assert file.stat().st_mode & 0o077 == 0
