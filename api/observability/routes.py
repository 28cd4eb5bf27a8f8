"""`/metrics`, for whoever watches this installation."""

import ipaddress
import secrets

from fastapi import APIRouter, Request, Response

from api.context import ContextDep
from api.documented import errors
from api.errors import Forbidden, NotSignedIn

router = APIRouter(tags=["health"])

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class MetricsClosed(Forbidden):
    """Without a token, figures are for this machine only."""

    code = "metrics_closed"


@router.get(
    "/metrics",
    response_class=Response,
    responses={
        **errors(401, MetricsClosed),
        200: {"content": {"text/plain": {"schema": {"type": "string"}}}},
    },
)
async def metrics(request: Request, context: ContextDep) -> Response:
    """Figures for Prometheus, with METRICS_TOKEN as Bearer; without one, for this machine only."""
    token = context.settings.metrics_token
    if token is None:
        if not _is_this_machine(request):
            raise MetricsClosed("Figures are for this machine only, unless METRICS_TOKEN is set.")
    elif not secrets.compare_digest(
        request.headers.get("authorization", "").encode(),
        f"Bearer {token.get_secret_value()}".encode(),
    ):
        raise NotSignedIn("Figures are given for METRICS_TOKEN as Bearer.")
    return Response(context.metrics.render(), media_type=CONTENT_TYPE)


def _is_this_machine(request: Request) -> bool:
    if request.client is None or "x-forwarded-for" in request.headers:
        return False
    try:
        return ipaddress.ip_address(request.client.host).is_loopback
    except ValueError:
        return False
