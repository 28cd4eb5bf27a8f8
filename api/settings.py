"""What can be set from outside: environment variables, or a file `.env`."""

import ipaddress
from pathlib import Path
from typing import Annotated, Literal, Self

from limits import parse
from pydantic import AfterValidator, AnyHttpUrl, Field, SecretStr, model_validator
from pydantic_settings import SettingsConfigDict

from agent.settings import AgentSettings
from api.database_url import database_address
from schemas.calls import IceServer

Origin = Annotated[str, Field(pattern=r"^https?://[^/*\s]+$")]
"""Scheme, host and port of a page, as browsers send them."""


def _rate(text: str) -> str:
    parse(text)
    return text


def _networks(text: str) -> str:
    for part in filter(None, text.split(",")):
        ipaddress.ip_network(part.strip())
    return text


Rate = Annotated[str, AfterValidator(_rate)]
"""So many in such a time: "10/15 minutes"."""

Networks = Annotated[str, AfterValidator(_networks)]
"""Addresses and networks, separated by commas."""

PerDay = Annotated[int, Field(ge=0)]


class Settings(AgentSettings):
    """Every setting with its default, and those of the interviewer; `.env.example` lists them."""

    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65_535)] = 8000
    https: bool = False
    """Serve with a self-signed certificate: phones give no microphone to plain http."""

    database_url: str | None = None
    """Address of a PostgreSQL or of an SQLite; unset: SQLite in data_dir."""

    database_pool: Annotated[int, Field(ge=1, le=200)] = 10
    """Connections of one process to PostgreSQL, at most."""

    database_pooler: bool = False
    """A pooler stands before PostgreSQL, such as PgBouncer or Supabase's: prepare nothing."""

    redis_url: str | None = None
    """Redis, for what several processes share; unset: this process is the only one."""

    public_url: Annotated[str, Field(pattern=r"^https?://[!-~]+[^/]$")] | None = None
    """Where people reach the web app, for links in mails; unset: at this machine."""

    trusted_proxies: Networks = ""
    """Reverse proxies whose word counts on where a request comes from and whether by https."""

    rooms: Literal["peer"] = "peer"
    guests: bool | None = None
    """Whether one can begin without an account; unset: with SQLite only."""

    limit_sign_in_account: Rate = "10/15 minutes"
    """Wrong passwords for one account."""

    limit_sign_in_address: Rate = "100/15 minutes"
    """Passwords tried from one address."""

    limit_sign_up_address: Rate = "300/hour"
    """New guests and accounts from one address: a school may have only one."""

    limit_mail_account: Rate = "5/hour"
    """Mails asked for to one address."""

    limit_mail_address: Rate = "30/hour"
    """Mails asked for from one address."""

    limit_shared_address: Rate = "120/minute"
    """Results opened by links from one address."""

    limit_telemetry_address: Rate = "120/minute"
    """Reports of pages from one address."""

    quota_interviews: PerDay = 50
    quota_minutes: PerDay = 240
    quota_uploads: PerDay = 50
    quota_evaluations: PerDay = 200
    quota_analyses: PerDay = 200
    quota_regenerations: PerDay = 200
    quota_exports: PerDay = 10
    """What one person may use in a day, in UTC."""

    smtp_host: str | None = None
    """Sends mail; unset: mails are written to the folder `outbox` in data_dir."""

    smtp_port: Annotated[int, Field(ge=1, le=65_535)] = 587
    smtp_security: Literal["starttls", "tls", "none"] = "starttls"
    smtp_username: str | None = None
    smtp_password: SecretStr | None = None
    mail_from: str = "MockMate <mockmate@localhost>"

    max_calls: Annotated[int, Field(ge=1)] = 5
    """Calls at a time in one process; the next join is told to come back."""

    call_processes: Annotated[int, Field(ge=1, le=64)] = 1
    """Processes that run calls, the API's own among them."""

    most_follow_ups: Annotated[int, Field(ge=0, le=15)] = 4
    """Times that the interviewer asks back in one interview; at most once a question."""

    agent_token: SecretStr | None = None
    """The agent's service token; unset: generated once and kept in data_dir."""

    ice_servers: tuple[IceServer, ...] = ()
    """STUN and TURN servers for clients, as JSON."""

    s3_bucket: str | None = None
    """Where files lie; unset: the folder `files` in data_dir."""

    s3_endpoint: str | None = None
    """Address of an S3-compatible host; unset: Amazon's."""

    s3_region: str = "us-east-1"
    s3_access_key_id: str | None = None
    s3_secret_access_key: SecretStr | None = None
    """Unset: what the machine's role allows."""

    signing_key: SecretStr | None = None
    """Signs the addresses of files; unset: generated once and kept in data_dir."""

    max_upload_mb: Annotated[int, Field(ge=1, le=100)] = 10
    """Size of a file that a person uploads."""

    answer_audio_days: Annotated[int, Field(ge=1, le=3650)] = 90
    """How long the sound of a call is kept; people can choose for themselves."""

    ocr: bool = True
    """Whether scanned résumés are recognised, where requirements/ocr.txt is installed."""

    web_dist: Path = Path("web/dist")
    """The built web app."""

    cors_origins: tuple[Origin, ...] = ()
    """Pages of other hosts that may call the API from a browser, with Bearer; as JSON."""

    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    metrics_token: SecretStr | None = None
    """Opens /metrics as Bearer; unset: only this machine may read it."""

    otlp_endpoint: AnyHttpUrl | None = None
    """Where traces go, by OTLP over HTTP; unset: none are made."""

    sentry_dsn: SecretStr | None = None
    """Where faults are reported; unset: they are only logged."""

    web_sentry_dsn: AnyHttpUrl | None = None
    """Where faults of the web app are reported, from browsers; unset: nowhere."""

    @property
    def resolved_database_url(self) -> str:
        """The database to open."""
        return self.database_url or f"sqlite+aiosqlite:///{self.data_dir / 'mockmate.db'}"

    @property
    def guests_welcome(self) -> bool:
        """Whether one can begin without an account.

        Raises ValueError where database_url is not the address of a database.
        """
        if self.guests is not None:
            return self.guests
        return database_address(self.resolved_database_url).get_backend_name() == "sqlite"

    @property
    def resolved_public_url(self) -> str:
        """Where links in mails lead."""
        return self.public_url or f"{'https' if self.https else 'http'}://localhost:{self.port}"

    @property
    def web_sentry_origin(self) -> str | None:
        """Where browsers have to be let send to for `web_sentry_dsn`."""
        dsn = self.web_sentry_dsn
        return f"{dsn.scheme}://{dsn.host}:{dsn.port}" if dsn is not None else None

    @model_validator(mode="after")
    def _mail_needs_its_addresses(self) -> Self:
        if self.smtp_host is not None and (
            self.public_url is None or "mail_from" not in self.model_fields_set
        ):
            raise ValueError("With smtp_host set, public_url and mail_from must be set too.")
        return self


class _WithFile(Settings):
    model_config = SettingsConfigDict(env_file=".env")


def load_settings() -> Settings:
    """The settings of this process: environment variables, and the file `.env` behind them."""
    return _WithFile()
