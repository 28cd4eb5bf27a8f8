"""Whose files a request may read."""

from typing import Annotated

from fastapi import Depends, Query, Request

from api.accounts.cookies import SESSION_COOKIE
from api.accounts.principal import bearer_token, signed_in
from api.context import ContextDep
from api.errors import ApiError

Signature = Annotated[str | None, Query(max_length=500)]


async def file_owner(request: Request, context: ContextDep, signature: Signature = None) -> str:
    """The person whose file is asked for: by the address's signature, by Bearer or by cookie.

    A page that was open for long sends a signature that has expired together with a good cookie.
    Raises NotSignedIn, Expired.
    """
    if signature is None:
        return (await signed_in(request, context)).user.id
    try:
        return context.signer.owner(request.url.path, signature)
    except ApiError:
        if bearer_token(request) is None and SESSION_COOKIE not in request.cookies:
            raise
    return (await signed_in(request, context)).user.id


FileOwnerDep = Annotated[str, Depends(file_owner)]
