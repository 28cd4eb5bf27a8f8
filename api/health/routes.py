"""Whether the process is up, and whether it can serve."""

from fastapi import APIRouter

from api.context import STARTING_RETRY_S, ContextDep, RoomsDep
from api.documented import errors
from api.errors import Unavailable
from api.migrate import is_current
from schemas.health import Health

router = APIRouter(tags=["health"])


@router.get("/health", responses=errors())
async def health() -> Health:
    """The process is up."""
    return Health()


@router.get("/ready", responses=errors(503))
async def ready(context: ContextDep, _rooms: RoomsDep) -> Health:
    """The database is migrated and the interviewer is ready."""
    if not await is_current(context.database):
        raise Unavailable("The database is not migrated.", retry_after_s=STARTING_RETRY_S)
    return Health()
