"""Addresses of files that need no sign-in: they carry a signature, for an hour."""

from datetime import timedelta
from typing import Any

from itsdangerous import BadSignature, URLSafeSerializer

from api.clock import Clock
from api.errors import Expired, NotSignedIn
from api.kept_secret import resolve_secret
from api.settings import Settings

SIGNATURE_LIFE = timedelta(hours=1)
STEP_S = 300
"""Signatures change this often at most, so that what is polled keeps its ETag meanwhile."""
PARAMETER = "signature"


def resolve_signing_key(settings: Settings) -> str:
    """The key that is set, or one made once and kept in data_dir."""
    return resolve_secret(settings.signing_key, settings.data_dir / "signing-key")


class UrlSigner:
    """Signs paths of files for their owner. `key` must be the same in every process."""

    def __init__(self, key: str, clock: Clock) -> None:
        self._key = key
        self._clock = clock

    def sign(self, path: str, owner_id: str) -> str:
        """`path` with a signature that is good for 55 to 60 minutes."""
        began = int(self._clock().timestamp()) // STEP_S * STEP_S
        expires = began + int(SIGNATURE_LIFE.total_seconds())
        return f"{path}?{PARAMETER}={self._serializer(path).dumps([owner_id, expires])}"

    def owner(self, path: str, signature: str) -> str:
        """Whose file it is. Raises NotSignedIn for a signature that is not ours, Expired."""
        try:
            content: Any = self._serializer(path).loads(signature)
        except BadSignature as error:
            raise NotSignedIn("This address was not made here.", field=PARAMETER) from error
        owner_id, expires = content
        if self._clock().timestamp() >= expires:
            raise Expired("This address was good for an hour. Ask for it again.", field=PARAMETER)
        return owner_id

    def _serializer(self, path: str) -> URLSafeSerializer:
        # The path is the salt: a signature opens the one file it was made for.
        return URLSafeSerializer(self._key, salt=path)
