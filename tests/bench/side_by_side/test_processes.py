import os
import sys
from pathlib import Path

import pytest

from bench.side_by_side.processes import Failed, Process

WORKS = """
import os, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(300)"])
until = time.process_time() + 0.3
while time.process_time() < until:
    pass
print(sorted(os.sched_getaffinity(0)), flush=True)
os.write(int(sys.argv[1]), b".")
child.wait()
"""


def _process(folder: Path, code: str, *arguments: str) -> Process:
    return Process(
        [sys.executable, "-c", code, *arguments],
        folder=folder,
        log=folder / "it.log",
        cores=sorted(os.sched_getaffinity(0))[:1],
        environment={},
    )


async def test_what_a_process_and_its_children_use_is_counted(tmp_path: Path) -> None:
    done = tmp_path / "done"
    os.mkfifo(done)
    code = WORKS.replace("int(sys.argv[1])", "os.open(sys.argv[1], os.O_WRONLY)")
    process = _process(tmp_path, code, str(done))
    with done.open("rb") as told:
        assert told.read(1) == b"."
    used = process.used()
    await process.stop()
    assert used.cpu_s >= 0.3
    assert used.resident_bytes > 10_000_000
    assert (tmp_path / "it.log").read_text().split("\n")[0].count(",") == 0
    assert process.used().resident_bytes == 0


async def test_one_that_ended_says_why(tmp_path: Path) -> None:
    process = _process(tmp_path, "raise SystemExit('no such port')")
    await process.wait()
    with pytest.raises(Failed, match="no such port"):
        process.check()
    await process.stop()
