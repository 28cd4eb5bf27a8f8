"""How a person's interviews develop."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import AwareDatetime

from api.accounts.principal import PrincipalDep
from api.conditional import NOT_MODIFIED, with_etag
from api.context import ContextDep
from api.documented import errors
from api.progress.service import progress_of
from schemas.analytics import Progress

router = APIRouter(prefix="/api/analytics", tags=["analytics"])


@router.get("/progress", response_model=Progress, responses={**errors(401, 422), **NOT_MODIFIED})
async def get_progress(
    request: Request,
    principal: PrincipalDep,
    context: ContextDep,
    since: Annotated[AwareDatetime | None, Query(alias="from")] = None,
    until: Annotated[AwareDatetime | None, Query(alias="to")] = None,
) -> Response:
    """Figures over one's finished interviews, `from` ≤ created < `to`, with an ETag."""
    body = await progress_of(context, principal.user.id, since=since, until=until)
    return with_etag(request, body)
