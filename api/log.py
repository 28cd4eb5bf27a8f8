"""Logs: one JSON object a line. No words or addresses of people in them."""

import logging
from typing import TextIO

import structlog
from structlog.typing import Processor


def configure_logging(level: str, stream: TextIO) -> None:
    """Send structlog's and the libraries' messages of `level` and above to `stream`."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    # Requests have their own line (api/middleware/request.py), without paths. The media libraries
    # tell addresses, offers and, when debugging, transcripts.
    quiet = ("uvicorn.access", "httpx", "httpcore", "aiosqlite", "alembic")
    for chatty in (*quiet, "aioice", "aiortc", "livekit", "livekit.agents"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
