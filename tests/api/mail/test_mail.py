"""Mail by SMTP to a real server, and into the outbox."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

from api.mail.letters import letter, password_reset, verification
from api.mail.opening import open_mailer
from api.mail.outbox import OutboxMailer
from api.mail.smtp import MailNotSent, SmtpMailer
from api.settings import Settings
from tests.api.accounts.people import link_in
from tests.api.support import FakeClock

# The test's own server asks for a password without TLS.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
LINK = "https://coach.example.org/verify-email#token=abc-123_X"


def sample(to: str = "jane@example.org") -> EmailMessage:
    subject, text = verification(link=LINK, life=timedelta(hours=72))
    sender = "MockMate Café <coach@example.org>"
    return letter(sender=sender, to=to, subject=subject, text=text, now=NOW)


class Postbox:
    """Keeps what arrives, and refuses mail to `refused@`."""

    def __init__(self) -> None:
        self.arrived: list[Any] = []

    async def handle_RCPT(
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        if address.startswith("refused@"):
            return f"550 {address} is unknown here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        self.arrived.append(envelope)
        return "250 OK"


@pytest.fixture
def postbox() -> Postbox:
    return Postbox()


@pytest.fixture
async def port(postbox: Postbox) -> AsyncIterator[int]:
    """A server that asks for a password."""

    def check(*arguments: Any) -> AuthResult:
        return AuthResult(success=arguments[-1] == LoginPassword(b"coach", b"secret"))

    def serve() -> SMTP:
        return SMTP(postbox, authenticator=check, auth_required=True, auth_require_tls=False)

    server = await asyncio.get_running_loop().create_server(serve, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


def smtp(port: int, **changes: Any) -> SmtpMailer:
    fields = {
        "smtp_host": "127.0.0.1",
        "smtp_port": port,
        "smtp_security": "none",
        "smtp_username": "coach",
        "smtp_password": "secret",
        "public_url": "https://coach.example.org",
        "mail_from": "MockMate <coach@example.org>",
    }
    mailer = open_mailer(Settings.model_validate(fields | changes), FakeClock())
    assert isinstance(mailer, SmtpMailer)
    return mailer


async def test_a_mail_arrives(postbox: Postbox, port: int) -> None:
    await smtp(port).send(sample(), person_id="jane")
    (envelope,) = postbox.arrived
    assert envelope.mail_from == "coach@example.org"
    assert envelope.rcpt_tos == ["jane@example.org"]
    assert LINK in envelope.content.decode()


@pytest.mark.parametrize(
    ("to", "changes"),
    [
        ("refused@example.org", {}),
        ("jane@example.org", {"smtp_password": "wrong"}),
        ("jane@example.org", {"smtp_security": "starttls"}),
        ("jane@example.org", {"smtp_port": 1}),
    ],
)
async def test_a_mail_that_does_not_leave_is_an_error_without_addresses(
    port: int, postbox: Postbox, to: str, changes: dict[str, Any]
) -> None:
    with pytest.raises(MailNotSent) as failed:
        await smtp(port, **changes).send(sample(to), person_id="jane")
    assert postbox.arrived == []
    assert "@" not in str(failed.value)
    # Nothing that would be logged with it has any.
    assert failed.value.__suppress_context__


async def test_mails_lie_in_the_outbox_for_the_servers_user_only(tmp_path: Path) -> None:
    outbox = OutboxMailer(tmp_path / "outbox", FakeClock())
    await outbox.send(sample(), person_id="jane")
    (path,) = list((tmp_path / "outbox").iterdir())
    assert path.name.startswith("20260102T030405-")
    assert path.suffix == ".eml"
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0
    text = path.read_text()
    assert "To: jane@example.org" in text
    assert "Date: Fri, 02 Jan 2026 03:04:05 +0000" in text


async def test_the_outbox_forgets_a_person(tmp_path: Path) -> None:
    folder = tmp_path / "outbox"
    outbox = OutboxMailer(folder, FakeClock())
    await outbox.forget("jane")
    for person_id, to in (
        ("jane", "jane@example.org"),
        ("not-jane", "john@example.org"),
        ("jane", "jane@example.com"),
    ):
        await outbox.send(sample(to), person_id=person_id)
    await outbox.forget("jane")
    (left,) = list(folder.iterdir())
    assert "john@example.org" in left.read_text()


@pytest.mark.parametrize("write", [verification, password_reset])
def test_a_letter_has_its_link_and_how_long_it_works(write: Any) -> None:
    subject, text = write(link=LINK, life=timedelta(hours=2))
    message = letter(
        sender="coach@example.org", to="jane@example.org", subject=subject, text=text, now=NOW
    )
    assert link_in(message) == tuple(LINK.split("#token="))
    assert "2 hours" in text or "120 minutes" in text
    assert max(len(line) for line in text.splitlines()) <= 100
