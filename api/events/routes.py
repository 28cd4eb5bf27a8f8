"""The stream of hints."""

import re
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Header
from fastapi.sse import EventSourceResponse, ServerSentEvent

from api.accounts.principal import PrincipalDep
from api.context import ContextDep
from api.documented import errors
from api.events.events import Subscription


class EventStream(EventSourceResponse):
    """Of this class FastAPI takes the media type of the errors; that of the events it knows."""

    media_type = "application/json"


router = APIRouter(prefix="/api/events", tags=["events"])

LIFE: Final = timedelta(minutes=15)
"""A stream ends after this, and the client asks again: with a sign-in that is still good."""

_ID = re.compile(r"[0-9]{1,16}-[0-9]{1,16}")


def _subscribed(
    principal: PrincipalDep,
    context: ContextDep,
    last_event_id: Annotated[str | None, Header()] = None,
) -> Iterator[Subscription]:
    known = last_event_id if _ID.fullmatch(last_event_id or "") else None
    with context.events.subscribe(principal.user.id, last_id=known) as subscription:
        yield subscription


@router.get("", response_class=EventStream, responses=errors(401, 429))
async def listen(
    subscription: Annotated[Subscription, Depends(_subscribed)],
) -> AsyncIterator[ServerSentEvent]:
    """What changes of one's own: a hint to fetch it again, with `Last-Event-ID` honoured.

    A comment comes every 15 seconds where nothing else does. The stream ends after 15 minutes at
    the latest.
    """
    async for sent in subscription.events(LIFE.total_seconds()):
        yield ServerSentEvent(id=sent.id, event=sent.type, raw_data=sent.data)
