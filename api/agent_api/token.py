"""The token with which the agent shows that it is ours."""

import hmac

from fastapi import Request

from api.accounts.principal import bearer_token
from api.context import ContextDep
from api.errors import NotSignedIn
from api.kept_secret import resolve_secret
from api.settings import Settings


def resolve_service_token(settings: Settings) -> str:
    """The token that is set, or one made once and kept in data_dir."""
    return resolve_secret(settings.agent_token, settings.data_dir / "agent-token")


async def require_service_token(request: Request, context: ContextDep) -> None:
    """Raises NotSignedIn for everybody but the agent; a person's token does not do."""
    token = bearer_token(request) or ""
    if not hmac.compare_digest(token.encode(), context.service_token.encode()):
        raise NotSignedIn("This is for the agent only.")
