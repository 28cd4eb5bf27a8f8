"""Against trying many passwords, and against having us send mail to others."""

import hashlib

from api.limits.limiter import Limiter, Rule
from api.settings import Settings

PASSWORDS = "Too many passwords were tried. Please wait, or ask for a new password by mail."
SIGN_UPS = "Too many people began from this network. Please try again later."
MAILS = "Too many mails were asked for. Please look into your mailbox, or try again later."


class Guard:
    """Counts tries per account and per network address. Each of its methods raises TooMany."""

    def __init__(self, limiter: Limiter, settings: Settings) -> None:
        self._limiter = limiter
        self._by_account = Rule.of("sign-in-account", settings.limit_sign_in_account, PASSWORDS)
        self._by_address = Rule.of("sign-in-address", settings.limit_sign_in_address, PASSWORDS)
        self._sign_up = Rule.of("sign-up-address", settings.limit_sign_up_address, SIGN_UPS)
        self._mail_to = Rule.of("mail-account", settings.limit_mail_account, MAILS)
        self._mail_from = Rule.of("mail-address", settings.limit_mail_address, MAILS)

    async def password_tried(self, account: str, address: str) -> None:
        """A password comes for an account, known or not."""
        await self._limiter.take(self._by_address, address)
        # Counted before the check: many tries at once are not one.
        await self._limiter.take(self._by_account, _key(account))

    async def password_was_right(self, account: str) -> None:
        """Who knows the password is not held up by who guessed at it before."""
        await self._limiter.forget(self._by_account, _key(account))

    async def signed_up(self, address: str) -> None:
        """A new guest or account."""
        await self._limiter.take(self._sign_up, address)

    async def mail_asked_for(self, email: str, address: str) -> None:
        """A mail to an address, known or not."""
        await self._limiter.take(self._mail_from, address)
        await self._limiter.take(self._mail_to, _key(email))


def _key(account: str) -> str:
    # The counters may lie in Redis, where no addresses of people belong.
    return hashlib.sha256(account.encode()).hexdigest()
