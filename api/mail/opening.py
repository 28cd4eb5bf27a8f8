"""Which way mail takes."""

from api.clock import Clock
from api.mail.outbox import OutboxMailer
from api.mail.ports import Mailer
from api.mail.smtp import SmtpMailer
from api.settings import Settings


def open_mailer(settings: Settings, clock: Clock) -> Mailer:
    """By SMTP where a server is set, else into the folder `outbox` in data_dir."""
    if settings.smtp_host is not None:
        return SmtpMailer(settings)
    return OutboxMailer(settings.data_dir / "outbox", clock)
