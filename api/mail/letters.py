"""What the mails say.

The name that a person gave is in none of them: whoever signs up with somebody else's address could
have us send their words to it.
"""

from datetime import datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr

from api.ids import new_id

VERIFY = """\
Hello,

please confirm that this address is yours, for your MockMate account:

{link}

The link works once, within {hours} hours. If you did not sign up, you need do nothing: without
this confirmation the address belongs to nobody.
"""

MOVING = """\
Hello,

somebody, hopefully you, asked for another address for your MockMate account. It counts once a link
that we send there is opened. If it was not you, change your password now: that ends it.
"""

RESET = """\
Hello,

somebody, hopefully you, asked for a new password for your MockMate account. You can choose one
here:

{link}

The link works once, within {minutes} minutes. If it was not you, you need do nothing: your password
stays as it is.
"""


def verification(*, link: str, life: timedelta) -> tuple[str, str]:
    """Subject and text of the mail that checks an address."""
    hours = int(life / timedelta(hours=1))
    return "Please confirm your address", VERIFY.format(link=link, hours=hours)


def address_asked_for() -> tuple[str, str]:
    """Subject and text of the mail to the address that is to be given up."""
    return "Another address for your account", MOVING


def password_reset(*, link: str, life: timedelta) -> tuple[str, str]:
    """Subject and text of the mail with which one gets a new password."""
    minutes = int(life / timedelta(minutes=1))
    return "A new password for MockMate", RESET.format(link=link, minutes=minutes)


def letter(*, sender: str, to: str, subject: str, text: str, now: datetime) -> EmailMessage:
    """The mail. `sender` may have a name: "MockMate <coach@example.org>"."""
    name, address = parseaddr(sender)
    message = EmailMessage()
    message["From"] = Address(display_name=name, addr_spec=address)
    message["To"] = Address(addr_spec=to)
    message["Subject"] = subject
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{new_id()}@{address.rpartition('@')[2]}>"
    # Out-of-office replies to a machine help nobody (RFC 3834).
    message["Auto-Submitted"] = "auto-generated"
    # As it is, so that a link can be copied from the file as well.
    message.set_content(text, cte="7bit")
    return message
