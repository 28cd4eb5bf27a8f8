"""How the web app fares in people's hands."""

from fastapi import APIRouter, status

from api.accounts.principal import ClientDep
from api.context import ContextDep
from api.documented import BODY_ERRORS, errors
from api.limits.limiter import Rule
from api.telemetry.service import keep
from schemas.telemetry import TelemetryRequest

router = APIRouter(prefix="/api/telemetry", tags=["telemetry"])

TOO_OFTEN = "Too many reports come from this network. They are not needed that often."


@router.post("", status_code=status.HTTP_204_NO_CONTENT, responses=errors(429, 503, *BODY_ERRORS))
async def report(body: TelemetryRequest, client: ClientDep, context: ContextDep) -> None:
    """Figures of one page view, at most 8 KiB; nobody has to be signed in, and nobody is noted.

    Figures with names that are not known are passed over.
    """
    rule = Rule.of("telemetry-address", context.settings.limit_telemetry_address, TOO_OFTEN)
    await context.limiter.take(rule, client.address)
    async with context.database.writing() as db:
        keep(db, body, context.clock())
