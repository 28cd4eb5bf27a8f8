"""What a backup is: a ZIP file.

`manifest.json` says which schema the rows have; `tables/NAME.jsonl` holds a table's rows, one JSON
object a line; `files/KEY` holds what lies in storage. Secrets and the journals of calls that are
going on are not in it.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from pydantic import AwareDatetime, BaseModel, ConfigDict
from sqlalchemy import JSON, Column, Date, DateTime, Table

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
TABLES: Final = "tables/"
FILES: Final = "files/"


class BackupError(Exception):
    """A backup cannot be made or restored; the message is for the person who asked."""


class Manifest(BaseModel):
    """What was backed up, and when. `revision`: the migration that the rows fit."""

    model_config = ConfigDict(frozen=True)

    format: int
    revision: str
    created_at: AwareDatetime


def table_member(table: Table) -> str:
    """Where a table's rows lie."""
    return f"{TABLES}{table.name}.jsonl"


def encode_row(row: Mapping[str, Any]) -> bytes:
    """A row as a line."""
    return json.dumps(row, default=_plain, ensure_ascii=False).encode() + b"\n"


def decode_row(table: Table, line: bytes) -> dict[str, Any]:
    """A row of `table` again. Raises BackupError where it is not one."""
    values: dict[str, Any] = json.loads(line)
    if values.keys() != {column.name for column in table.columns}:
        raise BackupError(f"The backup's table {table.name} has other columns than it should.")
    return {column.name: _of(column, values[column.name]) for column in table.columns}


def _plain(value: object) -> str:
    assert isinstance(value, date)
    return value.isoformat()


def _of(column: Column[Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(column.type, DateTime):
        return datetime.fromisoformat(value)
    if isinstance(column.type, Date):
        return date.fromisoformat(value)
    return value


def with_sql_nulls(table: Table) -> Table:
    """The table, in which a JSON column without a value is the database's null."""
    for column in table.columns:
        if isinstance(column.type, JSON):
            column.type = JSON(none_as_null=True)
    return table
