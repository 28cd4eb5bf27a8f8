"""The application in a process of its own, as a person runs it, without an interviewer."""

import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from api.settings import Settings

ROOT = Path(__file__).parents[3]
SERVE = """
import sys
from api.clock import system_clock
from api.log import configure_logging
from api.main import create_app
from api.process import tune
from api.serve import serve
from api.settings import Settings
from tests.api.support import FakeRooms

async def rooms(engines, app, token):
    return FakeRooms()

tune()
configure_logging("INFO", sys.stderr)
settings = Settings.model_validate_json(sys.argv[1])
app = create_app(
    settings, service_token="t", signing_key="k", rooms_factory=rooms, clock=system_clock
)
sys.exit(not serve(app, settings, clock=system_clock, say=lambda line: print(line, flush=True)))
"""


@dataclass(frozen=True, slots=True)
class Server:
    """Where it listens, and which process it is."""

    url: str
    pid: int

    def resident_mb(self) -> float:
        """Megabytes of memory that the process holds."""
        return int(_ask("ps", "-o", "rss=", "-p", str(self.pid))) / 1024

    def children(self) -> int:
        """Processes that it has started and that still run."""
        return len(_ask("pgrep", "-P", str(self.pid)).split())


@contextmanager
def serving(settings: Settings) -> Generator[Server]:
    """A server with these settings and a database that is migrated."""
    command = [sys.executable, "-c", SERVE, settings.model_dump_json()]
    with (
        (settings.data_dir / "log").open("w") as log,
        subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True
        ) as process,
    ):
        try:
            assert process.stdout is not None
            url = process.stdout.readline().split()[-1]
            yield Server(url, process.pid)
        finally:
            process.terminate()


def _ask(*command: str) -> str:
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout
