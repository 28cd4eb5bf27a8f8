"""What can be set from outside: environment variables, or a file `.env`."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import AnyHttpUrl, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from schemas.calls import IceServer


Origin = Annotated[str, Field(pattern=r"^https?://[^/*\s]+$")]
"""Scheme, host and port of a page, as browsers send them."""


class Settings(BaseSettings):
    """Every setting with its default; `.env.example` lists them all."""

    model_config = SettingsConfigDict(env_ignore_empty=True, extra="ignore", frozen=True)

    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65_535)] = 8000
    https: bool = False
    """Serve with a self-signed certificate: phones give no microphone to plain http."""

    data_dir: Path = Path("data")
    """Database, audio, certificate and service token lie here."""

    database_url: str | None = None
    """SQLAlchemy URL; unset: SQLite in data_dir."""

    rooms: Literal["peer"] = "peer"
    guests: bool = True
    """Whether one can begin without an account."""

    max_calls: Annotated[int, Field(ge=1)] = 5
    """Calls at a time in this process; the next join is told to come back."""

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

    @property
    def resolved_database_url(self) -> str:
        """The database to open."""
        return self.database_url or f"sqlite+aiosqlite:///{self.data_dir / 'mockmate.db'}"


class _WithFile(Settings):
    model_config = SettingsConfigDict(env_file=".env")


def load_settings() -> Settings:
    """The settings of this process: environment variables, and the file `.env` behind them."""
    return _WithFile()
