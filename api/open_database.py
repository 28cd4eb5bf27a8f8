"""Which database the settings ask for."""

from api.database import Database
from api.settings import Settings


def open_database(settings: Settings) -> Database:
    """The database that is set, or SQLite in data_dir; it connects when it is first used."""
    return Database(
        settings.resolved_database_url,
        pool=settings.database_pool,
        pooler=settings.database_pooler,
    )
