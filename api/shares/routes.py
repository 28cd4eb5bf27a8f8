"""Links that show an interview's results to others."""

from typing import Annotated

from fastapi import APIRouter, Path, Response, status

from api.accounts.principal import ClientDep, PrincipalDep
from api.context import ContextDep, DbDep
from api.documented import BODY_ERRORS, errors
from api.limits.limiter import Rule
from api.pagination import CursorText, Limit
from api.shares import service
from schemas.lists import Page
from schemas.shares import MadeLink, SharedResults, ShareLink, ShareRequest

router = APIRouter(tags=["shares"])

TOO_OFTEN = "Too many shared results were opened from this network. Please try again later."


@router.post(
    "/api/interviews/{interview_id}/share",
    status_code=status.HTTP_201_CREATED,
    responses=errors(401, 403, 404, 409, service.TooManyLinks, *BODY_ERRORS),
)
async def create(
    interview_id: str,
    body: ShareRequest,
    principal: PrincipalDep,
    context: ContextDep,
    db: DbDep,
) -> ShareLink:
    """Make a link to the results; its address is told once.

    Takes no `Idempotency-Key`: to give the address again it would have to be kept.
    """
    return await service.create_share(
        db,
        principal.user.id,
        interview_id,
        body,
        public_url=context.settings.resolved_public_url,
        now=context.clock(),
    )


@router.get("/api/interviews/{interview_id}/shares", responses=errors(401, 404, 422))
async def list_made(
    interview_id: str,
    principal: PrincipalDep,
    db: DbDep,
    cursor: CursorText = None,
    limit: Limit = 20,
) -> Page[MadeLink]:
    """The links to an interview's results, the newest first; never their addresses."""
    return await service.list_shares(
        db, principal.user.id, interview_id, cursor=cursor, limit=limit
    )


@router.delete(
    "/api/shares/{share_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=errors(401, 403, 404),
)
async def revoke(share_id: str, principal: PrincipalDep, context: ContextDep, db: DbDep) -> None:
    """Take a link back: from now on it leads nowhere."""
    await service.revoke_share(db, principal.user.id, share_id, context.clock())


@router.get("/api/shared/{token}", responses=errors(404, 410, 422, 429, 503))
async def show(
    token: Annotated[str, Path(max_length=100)],
    response: Response,
    client: ClientDep,
    context: ContextDep,
) -> SharedResults:
    """The results as the link shows them; nobody has to be signed in.

    Names, what tells whose résumé it is, and sound are left out unless the link shows them.
    """
    rule = Rule.of("shared-address", context.settings.limit_shared_address, TOO_OFTEN)
    await context.limiter.take(rule, client.address)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return await service.shared_results(context, token)
