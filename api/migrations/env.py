"""Run by Alembic, on the connection that api.migrate hands over."""

from typing import Literal

from alembic import context

from api.database import UtcDateTime
from api.tables import Base


def _render_item(kind: str, item: object, _context: object) -> str | Literal[False]:
    """Write our own column type as what the database sees, so that migrations stand alone."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    # SQLite cannot alter most things in place: Alembic copies the table instead.
    render_as_batch=True,
    render_item=_render_item,
)
with context.begin_transaction():
    context.run_migrations()
