"""What sends mail."""

from email.message import EmailMessage
from typing import Protocol


class Mailer(Protocol):
    """A way for mail to leave."""

    async def send(self, message: EmailMessage, *, person_id: str) -> None:
        """Hand a person's mail on; it is safe there when this returns. Raises where that failed."""
        ...

    async def forget(self, person_id: str) -> None:
        """Delete what is kept here of mails to this person, whatever their address was."""
        ...
