"""Mail by SMTP."""

from email.message import EmailMessage
from typing import Final

import aiosmtplib

from api.settings import Settings

TIMEOUT_S: Final = 20


class MailNotSent(Exception):
    """The mail server could not be reached, or did not take the mail."""


class SmtpMailer:
    """One connection a mail: there are few of them."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def send(self, message: EmailMessage, *, person_id: str) -> None:
        """Hand a mail to the server. Raises MailNotSent."""
        try:
            await self._send(message)
        except (aiosmtplib.SMTPException, OSError) as error:
            # The library's messages name addresses, and this one is logged.
            raise MailNotSent(type(error).__name__) from None

    async def _send(self, message: EmailMessage) -> None:
        settings = self._settings
        password = settings.smtp_password
        await aiosmtplib.send(
            message,
            hostname=settings.smtp_host,
            port=settings.smtp_port,
            username=settings.smtp_username,
            password=None if password is None else password.get_secret_value(),
            use_tls=settings.smtp_security == "tls",
            start_tls=settings.smtp_security == "starttls",
            timeout=TIMEOUT_S,
        )

    async def forget(self, person_id: str) -> None:
        """Nothing is kept here."""
