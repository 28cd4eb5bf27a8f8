"""`python -m api`: migrate the database and serve; other commands do one thing and end."""

import argparse
import asyncio
import json
import sys
from functools import partial
from pathlib import Path
from typing import Literal, NoReturn

from fastapi import FastAPI

from agent.engines.choice import Engines
from api.accounts.appoint import appoint, email_address
from api.agent_api.token import resolve_service_token
from api.backup.dump import back_up
from api.backup.format import BackupError
from api.backup.restore import restore
from api.clock import system_clock
from api.log import configure_logging
from api.main import create_app
from api.migrate import migrate, migrate_back
from api.observability.reporting import start_reporting
from api.open_database import open_database
from api.process import tune
from api.serve import serve
from api.settings import Settings, load_settings
from api.storage.opening import open_storage
from api.storage.signing import resolve_signing_key
from schemas.accounts import Role


async def _migrate(settings: Settings, *, back_to: str | None = None) -> None:
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    database = open_database(settings)
    try:
        if back_to is None:
            await migrate(database)
        else:
            await migrate_back(database, to=back_to)
    finally:
        await database.aclose()


async def _no_rooms(_engines: Engines, _app: FastAPI, _token: str) -> NoReturn:
    raise AssertionError("An application that only describes itself is not started.")


def _print_openapi(settings: Settings) -> None:
    app = create_app(
        settings, service_token="", signing_key="", rooms_factory=_no_rooms, clock=system_clock
    )
    # Sorted, so that two runs can be compared.
    json.dump(app.openapi(), sys.stdout, indent=2, sort_keys=True)
    sys.stdout.write("\n")


def _serve(settings: Settings) -> bool:
    # Only who serves needs the interviewer: its engines take seconds to load.
    from api.calls.processes.opening import open_rooms
    from api.coaching import build_coach

    configure_logging(settings.log_level, sys.stderr)
    if settings.sentry_dsn is not None:
        start_reporting(settings.sentry_dsn.get_secret_value())
    asyncio.run(_migrate(settings))
    app = create_app(
        settings,
        service_token=resolve_service_token(settings),
        signing_key=resolve_signing_key(settings),
        rooms_factory=partial(open_rooms, settings),
        clock=system_clock,
        coach=build_coach(settings),
    )
    return serve(app, settings, clock=system_clock, say=partial(print, flush=True))


async def _appoint(settings: Settings, email: str, role: Role) -> str:
    await _migrate(settings)
    database = open_database(settings)
    try:
        return await appoint(database, settings, system_clock, email, role)
    finally:
        await database.aclose()


async def _back_up_or_restore(
    settings: Settings, which: Literal["backup", "restore"], path: Path
) -> int:
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    database = open_database(settings)
    storage = open_storage(settings)
    try:
        if which == "backup":
            await back_up(database, storage, path, system_clock)
        else:
            await restore(database, storage, path)
    except BackupError as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        await database.aclose()
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m api", description=__doc__)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("serve", help="migrate and serve; the same as without a command")
    migration = commands.add_parser("migrate", help="bring the database to the present schema")
    migration.add_argument("--back-to", metavar="REVISION", help="or to an older one")
    commands.add_parser("openapi", help="print the description of the API")
    for command, what in (
        ("backup", "write all rows and files to a new file"),
        ("restore", "put a backup back into an empty database and storage"),
    ):
        commands.add_parser(command, help=what).add_argument("path", metavar="PATH", type=Path)
    admin = commands.add_parser("admin", help="the people who run this server")
    create = admin.add_subparsers(dest="action", metavar="ACTION", required=True).add_parser(
        "create", help="give an account a role, or make one that has it"
    )
    create.add_argument("email", metavar="EMAIL", type=email_address)
    create.add_argument("--role", choices=("support", "admin"), default="admin")
    return parser.parse_args()


def main() -> int:
    """Run the command that was asked for; the exit status."""
    tune()
    arguments = _arguments()
    settings = load_settings()
    match arguments.command:
        case "openapi":
            _print_openapi(settings)
        case "migrate":
            asyncio.run(_migrate(settings, back_to=arguments.back_to))
        case "admin":
            print(asyncio.run(_appoint(settings, arguments.email, arguments.role)))
        case "backup" | "restore" as which:
            return asyncio.run(_back_up_or_restore(settings, which, arguments.path))
        case _:
            return 0 if _serve(settings) else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
