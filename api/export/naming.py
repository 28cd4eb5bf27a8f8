"""What exports are called in storage: by the hour in which they were made."""

from datetime import UTC, datetime
from typing import Final

from api.ids import new_id

FOLDER: Final = "exports/"
_HOUR: Final = "%Y%m%d%H"


def new_export_id(now: datetime) -> str:
    """A name that tells the hour, so that old exports are known by it."""
    return f"{now.astimezone(UTC):{_HOUR}}-{new_id()}"


def folder_of(owner_id: str) -> str:
    """Where all of a person's exports lie."""
    return f"{FOLDER}{owner_id}/"


def file_key(owner_id: str, export_id: str) -> str:
    """Where an export lies; `export_id` holds letters, digits, - and _ only."""
    return f"{folder_of(owner_id)}{export_id}.zip"


def made_at(key: str) -> datetime:
    """The hour in which this file was begun."""
    hour = key.rpartition("/")[2].partition("-")[0]
    return datetime.strptime(hour, _HOUR).replace(tzinfo=UTC)
