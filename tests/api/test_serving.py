"""`python -m api`, as a person starts it."""

import json
import signal
import ssl
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from api.serve import GRACE_S, addresses
from api.settings import Settings

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (Settings(), ["http://localhost:8000"]),
        (Settings(host="::1", https=True), ["https://localhost:8000"]),
        (Settings(host="10.0.0.7"), ["http://10.0.0.7:8000"]),
        (Settings(host="0.0.0.0"), ["http://localhost:8000", "http://10.0.0.7:8000"]),  # noqa: S104
    ],
)
def test_the_address_is_one_to_open(settings: Settings, expected: list[str]) -> None:
    names = ["10.0.0.7", "127.0.0.1", "::1", "localhost", "my-laptop"]
    assert addresses(settings, 8000, names) == expected


def run(command: str, tmp_path: Path) -> str:
    """What `python -m api COMMAND` prints."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "api", command],
        cwd=ROOT,
        env={"DATA_DIR": str(tmp_path / "data")},
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    ).stdout


def test_the_description_is_printed_and_nothing_is_made(tmp_path: Path) -> None:
    document = json.loads(run("openapi", tmp_path))
    assert document["info"]["title"] == "MockMate"
    assert "/api/interviews/create" in document["paths"]
    assert list(tmp_path.iterdir()) == []


def test_the_database_is_migrated(tmp_path: Path) -> None:
    assert run("migrate", tmp_path) == ""
    assert (tmp_path / "data" / "mockmate.db").stat().st_size > 0
    run("migrate", tmp_path)


SERVE = """
import sys
from pathlib import Path
from api.clock import system_clock
from api.main import create_app
from api.serve import serve
from api.settings import Settings
from tests.api.support import FakeRooms

class Rooms(FakeRooms):
    async def aclose(self):
        print("the rooms are closed", flush=True)

async def rooms(engines, app, token):
    return Rooms()

https, folder, database = sys.argv[1] == "https", Path(sys.argv[2]), sys.argv[3]
settings = Settings(port=0, https=https, data_dir=folder, database_url=database, guests=True)
app = create_app(
    settings, service_token="t", signing_key="k", rooms_factory=rooms, clock=system_clock
)
sys.exit(not serve(app, settings, clock=system_clock, say=lambda line: print(line, flush=True)))
"""


def serving(settings: Settings, scheme: str) -> subprocess.Popen[str]:
    """A server of its own, with rooms that are not real."""
    options = [scheme, str(settings.data_dir), settings.resolved_database_url]
    command = [sys.executable, "-c", SERVE, *options]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_it_says_where_it_serves_and_stops_when_told(settings: Settings, scheme: str) -> None:
    with serving(settings, scheme) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            assert line.startswith(f"MockMate is ready: open {scheme}://localhost:")
            certificate = settings.data_dir / "https.crt"
            verify: ssl.SSLContext | bool = True
            if scheme == "https":
                verify = ssl.create_default_context(cafile=str(certificate))
            ready = httpx.get(f"{line.split()[-1]}/ready", verify=verify)
            assert ready.json() == {"status": "ok"}
            assert certificate.exists() == (scheme == "https")
        finally:
            process.terminate()
        assert process.wait(timeout=20) == -signal.SIGTERM
        assert process.stdout.read().endswith("the rooms are closed\n")


def test_an_open_stream_of_events_does_not_keep_it_from_stopping(settings: Settings) -> None:
    with serving(settings, "http") as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().split()[-1]
            with httpx.Client(base_url=address) as client:
                client.post("/api/auth/guest").raise_for_status()
                with client.stream("GET", "/api/events") as events:
                    assert events.status_code == 200
                    process.terminate()
                    assert process.wait(timeout=GRACE_S - 1) == -signal.SIGTERM
                    assert events.read() == b""
        finally:
            process.kill()
