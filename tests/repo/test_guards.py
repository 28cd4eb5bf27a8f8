"""The guards in tests/conftest.py do fail what they should."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

LEAKY = """
import asyncio

async def test_it():
    asyncio.get_running_loop().leaked = asyncio.create_task(asyncio.Event().wait())
"""
CLEAN = """
import asyncio

async def test_it():
    task = asyncio.create_task(asyncio.Event().wait())
    await asyncio.sleep(0)
    task.cancel()
"""
LEAKY_FIXTURE = """
import asyncio
import pytest

@pytest.fixture
async def service():
    task = asyncio.create_task(asyncio.Event().wait())
    yield task

async def test_it(service):
    assert not service.done()
"""
TIDY_FIXTURE = LEAKY_FIXTURE.replace("yield task", "yield task\n    task.cancel()")
WARNS = """
import warnings

def test_it():
    warnings.warn("old", DeprecationWarning)
"""


def run(folder: Path, source: str) -> subprocess.CompletedProcess[str]:
    test = folder / "test_case.py"
    test.write_text(source)
    options = ["-p", "tests.conftest", "-p", "no:cacheprovider", "-c", ROOT / "pyproject.toml"]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *options, "--rootdir", folder, test],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("source", [LEAKY, LEAKY_FIXTURE], ids=["test", "fixture"])
def test_a_task_left_behind_fails_the_test(tmp_path: Path, source: str) -> None:
    done = run(tmp_path, source)
    assert done.returncode == 1, done.stdout
    assert "the test left tasks behind" in done.stdout


@pytest.mark.parametrize("source", [CLEAN, TIDY_FIXTURE], ids=["test", "fixture"])
def test_a_task_that_was_ended_is_fine(tmp_path: Path, source: str) -> None:
    done = run(tmp_path, source)
    assert done.returncode == 0, done.stdout


def test_a_warning_fails_the_test(tmp_path: Path) -> None:
    assert run(tmp_path, WARNS).returncode == 1
