"""`python -m api`: migrate the database and serve; `migrate` and `openapi` do only that."""

import argparse
import asyncio
import json
import sys
from functools import partial

from fastapi import FastAPI

from api.agent_api.token import resolve_service_token
from api.clock import system_clock
from api.database import Database
from api.interviewer import build_rooms
from api.log import configure_logging
from api.main import create_app
from api.migrate import migrate
from api.serve import serve
from api.settings import Settings


def _app(settings: Settings, service_token: str) -> FastAPI:
    return create_app(
        settings,
        service_token=service_token,
        rooms_factory=partial(build_rooms, settings),
        clock=system_clock,
    )


async def _migrate(settings: Settings) -> None:
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    database = Database(settings.resolved_database_url)
    try:
        await migrate(database)
    finally:
        await database.aclose()


def _print_openapi(settings: Settings) -> None:
    # Sorted, so that two runs can be compared. Nothing is opened, so no token is needed.
    document = _app(settings, service_token="").openapi()
    json.dump(document, sys.stdout, indent=2, sort_keys=True)
    sys.stdout.write("\n")


def _serve(settings: Settings) -> bool:
    configure_logging(settings.log_level)
    asyncio.run(_migrate(settings))
    app = _app(settings, resolve_service_token(settings))
    return serve(app, settings, clock=system_clock, say=partial(print, flush=True))


def main() -> int:
    """Run the command that was asked for; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m api", description=__doc__)
    commands = ("serve", "migrate", "openapi")
    parser.add_argument("command", nargs="?", choices=commands, default="serve")
    settings = Settings()
    match parser.parse_args().command:
        case "openapi":
            _print_openapi(settings)
        case "migrate":
            asyncio.run(_migrate(settings))
        case _:
            return 0 if _serve(settings) else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
