"""Addresses of databases, as hosts give them and as the driver wants them."""

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

POSTGRESQL = "postgresql+asyncpg"
SQLITE = "sqlite+aiosqlite"
DRIVERS = {
    "postgres": POSTGRESQL,
    "postgresql": POSTGRESQL,
    POSTGRESQL: POSTGRESQL,
    "sqlite": SQLITE,
    SQLITE: SQLITE,
}

FOR_OTHERS = frozenset({"channel_binding", "pgbouncer"})
"""What hosts put into their addresses for other drivers; ours would refuse it."""


def database_address(text: str) -> URL:
    """What to connect to. Raises ValueError, which does not tell the password, for others."""
    try:
        url = make_url(text)
    except ArgumentError:
        raise ValueError("DATABASE_URL is not the address of a database.") from None
    driver = DRIVERS.get(url.drivername)
    if driver is None:
        raise ValueError(
            f"DATABASE_URL begins with {url.drivername}://. "
            "It must be the address of a PostgreSQL (postgresql://) or of an SQLite (sqlite://)."
        )
    query = {name: value for name, value in url.query.items() if name not in FOR_OTHERS}
    if driver == POSTGRESQL and "sslmode" in query:
        query["ssl"] = query.pop("sslmode")
    return url.set(drivername=driver, query=query)
