"""How many statements a request sends to the database, and how long they take."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, event


@dataclass(slots=True)
class Statements:
    """Counted from a request's begin on. seconds: spent waiting for the database."""

    count: int = 0
    seconds: float = 0


_OF_THIS_REQUEST: ContextVar[Statements | None] = ContextVar("statements", default=None)


@contextmanager
def counting() -> Generator[Statements]:
    """Count what this task, and those that it begins, send to engines that are watched."""
    statements = Statements()
    token = _OF_THIS_REQUEST.set(statements)
    try:
        yield statements
    finally:
        _OF_THIS_REQUEST.reset(token)


def watch_statements(engine: Engine, timer: Callable[[], float]) -> None:
    """Let `counting` see the statements of `engine`. timer: a monotonic clock in seconds."""

    def before(
        _connection: Connection, _cursor: Any, _text: str, _values: Any, context: Any, _many: bool
    ) -> None:
        context.began_at = timer()

    def after(
        _connection: Connection, _cursor: Any, text: str, _values: Any, context: Any, _many: bool
    ) -> None:
        statements = _OF_THIS_REQUEST.get()
        # SQLite's transactions begin with a statement, those of PostgreSQL in the driver.
        if statements is not None and not text.startswith("BEGIN"):
            statements.count += 1
            statements.seconds += timer() - context.began_at

    event.listen(engine, "before_cursor_execute", before)
    event.listen(engine, "after_cursor_execute", after)
