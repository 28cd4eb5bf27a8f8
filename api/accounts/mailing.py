"""Links by mail, as work in the background: a mail server that is down costs nobody their link.

The link is made when it is sent, so that the database never holds one that works.
"""

from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from api.accounts.links import new_link
from api.accounts.repository import AccountRepository
from api.accounts.tokens import ONE_TIME_LIFE, OneTimeTokenKind
from api.context import Context
from api.jobs.ports import JobKind
from api.jobs.run import JobRun
from api.mail import letters
from api.mail.ports import Mailer
from api.settings import Settings

KINDS: Final[dict[OneTimeTokenKind, str]] = {"verify": "mail_verify", "reset": "mail_reset"}
"""Kinds of background work."""


async def ask_for_mail(
    context: Context, db: AsyncSession, kind: OneTimeTokenKind, user_id: str
) -> None:
    """Have a link sent to a person, if the transaction of `db` commits."""
    await context.jobs.enqueue(db, KINDS[kind], subject=user_id, owner_id=user_id)


class LinkMailer:
    """Does that work."""

    def __init__(self, mailer: Mailer, settings: Settings) -> None:
        self._mailer = mailer
        self._settings = settings

    def kinds(self) -> tuple[JobKind, ...]:
        """For the list of all work."""
        return (
            JobKind(KINDS["verify"], self.send_verification),
            JobKind(KINDS["reset"], self.send_reset),
        )

    async def send_verification(self, run: JobRun) -> None:
        """Mail the link that shows an address to be one's own."""
        await self._send(run, "verify")

    async def send_reset(self, run: JobRun) -> None:
        """Mail the link with which to set a new password."""
        await self._send(run, "reset")

    async def _send(self, run: JobRun, kind: OneTimeTokenKind) -> None:
        now = run.clock()

        async def lock(db: AsyncSession) -> None:
            # No other address is asked for meanwhile; whoever asks has the person before the work.
            await AccountRepository(db).user_to_change(run.subject)

        async with run.transaction(first=lock) as db:
            accounts = AccountRepository(db)
            user = await accounts.user(run.subject)
            if user is None or user.email is None or user.deleting_at is not None:
                return
            asked = await accounts.asked_address(user, now) if kind == "verify" else None
            to = asked or user.email
            link = await new_link(accounts, user.id, to, kind, self._settings, now)
        if asked is not None and user.verified_at is not None:
            # Told first: whoever took the account over must not be faster than its owner.
            await self._post(run, user.email, letters.address_asked_for())
        write = letters.verification if kind == "verify" else letters.password_reset
        await self._post(run, to, write(link=link, life=ONE_TIME_LIFE[kind]))

    async def _post(self, run: JobRun, to: str, words: tuple[str, str]) -> None:
        subject, text = words
        sender = self._settings.mail_from
        message = letters.letter(sender=sender, to=to, subject=subject, text=text, now=run.clock())
        await self._mailer.send(message, person_id=run.subject)
