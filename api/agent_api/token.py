"""The token with which the agent shows that it is ours."""

import hmac
import os
import secrets
from pathlib import Path

from fastapi import Request

from api.accounts.principal import bearer_token
from api.context import ContextDep
from api.errors import NotSignedIn
from api.settings import Settings


def resolve_service_token(settings: Settings) -> str:
    """The token that is set, or one made once and kept in data_dir, readable by us alone."""
    if settings.agent_token is not None:
        return settings.agent_token.get_secret_value()
    path = settings.data_dir / "agent-token"
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return Path(path).read_text().strip()
    token = secrets.token_urlsafe(32)
    with os.fdopen(handle, "w") as file:
        file.write(token)
    return token


async def require_service_token(request: Request, context: ContextDep) -> None:
    """Raises NotSignedIn for everybody but the agent; a person's token does not do."""
    token = bearer_token(request) or ""
    if not hmac.compare_digest(token.encode(), context.service_token.encode()):
        raise NotSignedIn("This is for the agent only.")
