"""Logs: JSON lines on a server, readable on a terminal. No words or addresses of people in them."""

import logging
import sys
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from api.faults import places

# Requests have their own line (api/middleware/request.py), without paths. The media libraries
# tell addresses, offers and, when debugging, transcripts; mail and storage tell recipients and
# keys, and the tracer's exporter would trace itself. The providers' libraries tell requests whole.
_QUIET = (
    "aioboto3",
    "aioice",
    "aiortc",
    "aiosmtplib",
    "aiosqlite",
    "alembic",
    "elevenlabs",
    "google_genai",
    "groq",
    "httpcore",
    "httpx",
    "livekit",
    "livekit.agents",
    "mail.log",
    "opentelemetry",
    "pypdf",
    "taskiq",
    "urllib3",
    "uvicorn.access",
)


def configure_logging(level: str, stream: TextIO) -> None:
    """Send structlog's and the libraries' messages of `level` and above to `stream`."""
    structlog.configure(
        processors=[*_shared(), _for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    root = logging.getLogger()
    root.handlers = [log_handler(stream)]
    root.setLevel(level)
    for chatty in _QUIET:
        logging.getLogger(chatty).setLevel(logging.WARNING)


def log_handler(stream: TextIO) -> logging.Handler:
    """Writes to `stream`: for people where it is a terminal, else one JSON object a line."""
    handler = logging.StreamHandler(stream)
    renderer: Processor = (
        structlog.dev.ConsoleRenderer() if stream.isatty() else structlog.processors.JSONRenderer()
    )
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=_shared(),
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _places_of_exceptions,
                renderer,
            ],
        )
    )
    return handler


def _shared() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _first_line_of_asyncio,
    ]


def _for_formatter(logger: Any, method: str, event: EventDict) -> tuple[Any, dict[str, Any]]:
    """What the standard library's logger is called with; handlers see the exception itself."""
    arguments, options = structlog.stdlib.ProcessorFormatter.wrap_for_formatter(
        logger, method, event
    )
    return arguments, {**options, "exc_info": _exception(event.get("exc_info"))}


def _first_line_of_asyncio(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    # What follows shows tasks with the message of their exception.
    if event.get("logger") == "asyncio":
        event["event"] = str(event["event"]).partition("\n")[0]
    return event


def _places_of_exceptions(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    error = _exception(event.pop("exc_info", None))
    if error is not None:
        event["exception"] = places(error)
    return event


def _exception(exc_info: Any) -> BaseException | None:
    if exc_info is True:
        return sys.exception()
    if isinstance(exc_info, BaseException):
        return exc_info
    return exc_info[1] if exc_info else None
