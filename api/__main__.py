"""`python -m api`: migrate and serve; `migrate` and `openapi` do only that."""

import argparse
import asyncio
import json
import sys

import httpx

from api.agent_api.token import resolve_service_token
from api.calls.ports import CallRooms
from api.clock import system_clock
from api.database import Database
from api.main import create_app
from api.migrate import migrate
from api.settings import Settings


async def _no_rooms(_transport: httpx.AsyncBaseTransport, _token: str) -> CallRooms:
    raise RuntimeError("An application that only describes itself is not started.")


def print_openapi(settings: Settings) -> None:
    """The API's description on standard output, sorted, so that two runs can be compared."""
    app = create_app(settings, service_token="", rooms_factory=_no_rooms, clock=system_clock)
    json.dump(app.openapi(), sys.stdout, indent=2, sort_keys=True)
    sys.stdout.write("\n")


async def migrate_database(settings: Settings) -> None:
    """Bring the database to the present schema."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    database = Database(settings.resolved_database_url)
    try:
        await migrate(database)
    finally:
        await database.aclose()


def main() -> None:
    """Run the command that was asked for."""
    parser = argparse.ArgumentParser(prog="python -m api", description=__doc__)
    parser.add_argument(
        "command", nargs="?", choices=["serve", "migrate", "openapi"], default="serve"
    )
    command = parser.parse_args().command
    settings = Settings()
    if command == "openapi":
        print_openapi(settings)
    elif command == "migrate":
        asyncio.run(migrate_database(settings))


if __name__ == "__main__":
    main()
