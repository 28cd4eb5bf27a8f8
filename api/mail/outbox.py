"""Mail as files, where no mail server is set."""

import asyncio
from email import policy
from email.message import EmailMessage
from pathlib import Path

import structlog

from api.clock import Clock
from api.ids import new_id


class OutboxMailer:
    """Writes each mail to `folder` as a file `.eml`, readable by the server's own user only."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock

    async def send(self, message: EmailMessage, *, person_id: str) -> None:
        """Write the mail."""
        path = self._folder / f"{self._clock():%Y%m%dT%H%M%S}-{new_id()}.{person_id}.eml"
        await asyncio.to_thread(self._write, path, message.as_bytes(policy=policy.SMTP))
        # Who runs this at home must find the letter; whom it is for is not told.
        log: structlog.stdlib.BoundLogger = structlog.get_logger("api.mail")
        log.info("mail_written", file=path.name)

    def _write(self, path: Path, content: bytes) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished = path.with_suffix(".part")
        unfinished.touch(mode=0o600)
        unfinished.write_bytes(content)
        unfinished.rename(path)

    async def forget(self, person_id: str) -> None:
        """Delete the mails to this person."""
        await asyncio.to_thread(self._forget, person_id)

    def _forget(self, person_id: str) -> None:
        for path in self._folder.glob(f"*.{person_id}.*"):
            path.unlink()
