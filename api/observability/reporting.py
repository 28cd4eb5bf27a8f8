"""Faults reported to Sentry: types and places, without what people wrote."""

import logging
from typing import Any, cast

import sentry_sdk
from sentry_sdk.integrations.logging import LoggingIntegration
from sentry_sdk.types import Event, Hint
from structlog.contextvars import get_contextvars

PLAIN_KEYS = ("event_id", "timestamp", "platform", "level")
FRAME_KEYS = ("filename", "abs_path", "function", "module", "lineno", "context_line", "in_app")


def start_reporting(dsn: str) -> None:
    """Report everything that is logged as an error by this process, from now on."""
    sentry_sdk.init(
        dsn,
        default_integrations=False,
        integrations=[LoggingIntegration(level=None, event_level=logging.ERROR)],
        include_local_variables=False,
        max_breadcrumbs=0,
        before_send=scrubbed,
    )


def scrubbed(event: Event, hint: Hint) -> Event:
    """A new event of what is known to be harmless: lists what may go, not what may not."""
    told = cast(dict[str, Any], event)
    kept: dict[str, Any] = {key: told[key] for key in PLAIN_KEYS if key in told}
    kept["tags"] = {"request_id": str(get_contextvars().get("request_id", "none"))}
    kept["logentry"] = {"message": _name_of(hint["log_record"])}
    if "exception" in told:
        errors = told["exception"]["values"]
        kept["exception"] = {"values": [_without_message(error) for error in errors]}
    return cast(Event, kept)


def _name_of(record: logging.LogRecord) -> str:
    # Our own events are constant words; those of libraries may be sentences with data in them.
    message = cast(object, record.msg)
    if isinstance(message, dict):
        return str(cast(dict[str, Any], message)["event"])
    return f"{record.name}.{record.funcName}"


def _without_message(error: dict[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = {"type": error["type"], "module": error["module"]}
    if "stacktrace" in error:
        frames: list[dict[str, Any]] = error["stacktrace"]["frames"]
        kept["stacktrace"] = {
            "frames": [{key: frame[key] for key in FRAME_KEYS if key in frame} for frame in frames]
        }
    return kept
