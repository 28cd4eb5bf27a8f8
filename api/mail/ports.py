"""What sends mail."""

from email.message import EmailMessage
from typing import Protocol


class Mailer(Protocol):
    """A way for mail to leave."""

    async def send(self, message: EmailMessage) -> None:
        """Hand a mail on; it is safe there when this returns. Raises where that failed."""
        ...

    async def forget(self, address: str) -> None:
        """Delete what is kept here of mails to this address."""
        ...
