"""A word in every column that takes words, in rows of every table that belong to one person.

Tables and columns are read from the models, so a new one is planted without being named here. A
new table that leads to no person, and is not said to be of nobody, cannot be planted: that fails.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from itertools import count
from typing import Any, Final

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Connection,
    Date,
    Float,
    Integer,
    MetaData,
    String,
    Table,
    cast,
    inspect,
    select,
    update,
)

from api.database import UtcDateTime
from api.tables import Base
from tests.run_log import CANARY

OF_NOBODY: Final = frozenset({"telemetry"})
"""Tables whose rows say nothing about whose they are, also not by way of others."""

OURS: Final = frozenset({"audit.id", "audit.action"})
"""Columns that never hold a person's words, of rows that outlast the person."""

NOW: Final = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
_WORDS = re.compile(r"'([^']+)'")


def leads_to_a_person(table: Table, seen: frozenset[str] = frozenset()) -> bool:
    """Whether a row of this table belongs to somebody, if need be by way of other tables."""
    if table.name == "user":
        return True
    targets = {key.column.table for key in table.foreign_keys} - {table}
    return any(
        target.name not in seen and leads_to_a_person(target, seen | {table.name})
        for target in targets
    )


def plant(db: Connection, person_id: str) -> dict[str, dict[str, Any]]:
    """One row in every table, as if this person had made it; the rows by table."""
    planted: dict[str, dict[str, Any]] = {}
    numbers = count()
    for table in Base.metadata.sorted_tables:
        if table.name in OF_NOBODY:
            continue
        assert leads_to_a_person(table), f"whose are the rows of {table.name}? See OF_NOBODY"
        if table.name == "user":
            words = {
                column.name: _word(column, next(numbers))
                for column in _free_text(table)
                # Mail was sent to the address that they have.
                if not column.primary_key and not column.unique
            }
            db.execute(update(table).where(table.c.id == person_id).values(words))
            planted["user"] = {**words, "id": person_id}
            continue
        row = {c.name: _value(c, table, planted, next(numbers)) for c in table.columns}
        db.execute(table.insert().values(row))
        planted[table.name] = row
    return planted


def places(planted: Mapping[str, Mapping[str, Any]]) -> set[str]:
    """The columns that hold a canary now."""
    return {
        f"{table}.{column}"
        for table, row in planted.items()
        for column, value in row.items()
        if CANARY in str(value)
    }


def _free_text(table: Table) -> Iterable[Column[Any]]:
    for column in table.columns:
        if isinstance(column.type, String) and not column.foreign_keys and not _one_of(column):
            yield column


def _value(column: Column[Any], table: Table, planted: dict[str, Any], number: int) -> Any:
    for key in column.foreign_keys:
        if key.column.table is table:
            return None
        return planted[key.column.table.name][key.column.name]
    words = _one_of(column)
    if words:
        # The last word: none of them stands for work that waits to be done.
        return words[-1]
    match column.type:
        case String():
            return _word(column, number)
        case JSON():
            return {"said": [f"{CANARY} {number}"]}
        case Boolean():
            return False
        case Integer() | Float():
            return number
        case UtcDateTime():
            return NOW
        case Date():
            return date(2026, 1, 2)
        case other:
            raise AssertionError(f"{column} is of a type that this does not know: {other!r}")


def _word(column: Column[Any], number: int) -> str:
    if str(column) in OURS:
        return f"ours-{number}"
    word = f"{CANARY}-{number:03}"
    length = getattr(column.type, "length", None)
    assert length is None or len(word) <= length, f"{column} is too short for a canary"
    return word


def _one_of(column: Column[Any]) -> list[str]:
    """The words that a column may hold, where it may hold only some."""
    for constraint in column.table.constraints:
        if isinstance(constraint, CheckConstraint):
            text = str(constraint.sqltext)
            if text.startswith(f"{column.name} IN ("):
                return _WORDS.findall(text)
    return []


def found_in(db: Connection, words: Iterable[str]) -> list[str]:
    """The places in the whole database, by what it says of itself, where one of the words is."""
    wanted = [word.lower() for word in words]
    found: list[str] = []
    schema = inspect(db)
    for name in schema.get_table_names():
        columns = [column["name"] for column in schema.get_columns(name)]
        table = Table(name, MetaData(), *(Column(column, String) for column in columns))
        for column in table.columns:
            for text in db.execute(select(cast(column, String))).scalars():
                found += [
                    f"{name}.{column.name}" for word in wanted if word in (text or "").lower()
                ]
    return found
