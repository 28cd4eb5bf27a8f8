"""Which storage the settings ask for."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from obstore.store import LocalStore, S3Store

from api.settings import Settings
from api.storage.storage import Storage

if TYPE_CHECKING:
    from obstore.store import S3Config


REQUEST_WITHIN: Final = timedelta(seconds=20)
RETRIES: Final = 3
RETRY_WITHIN: Final = timedelta(seconds=30)
"""A person waits for it: better an error than a page that hangs."""


def open_storage(settings: Settings) -> Storage:
    """The bucket that is set, or the folder `files` in data_dir."""
    if settings.s3_bucket is not None:
        return Storage(partial(_bucket, settings, settings.s3_bucket), folder=None)
    folder = settings.data_dir / "files"
    return Storage(partial(LocalStore, folder, automatic_cleanup=True, mkdir=True), folder=folder)


def _bucket(settings: Settings, bucket: str) -> S3Store:
    config: S3Config = {"region": settings.s3_region}
    if settings.s3_endpoint is not None:
        config["endpoint"] = settings.s3_endpoint
    if settings.s3_access_key_id is not None:
        config["access_key_id"] = settings.s3_access_key_id
    if settings.s3_secret_access_key is not None:
        config["secret_access_key"] = settings.s3_secret_access_key.get_secret_value()
    plain = (settings.s3_endpoint or "").startswith("http://")
    return S3Store(
        bucket,
        config=config,
        client_options={"allow_http": plain, "timeout": REQUEST_WITHIN},
        retry_config={"max_retries": RETRIES, "retry_timeout": RETRY_WITHIN},
    )
