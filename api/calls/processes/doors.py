"""How a process that runs calls is asked, as `remote` asks it."""

from http import HTTPStatus

from pydantic import BaseModel
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from agent.rooms.errors import BadOffer, NoPlace
from api.calls.processes import wire
from api.calls.processes.port import CallProcess


def doors(calls: CallProcess) -> Starlette:
    """The application that opens them to the API."""

    async def standing(_: Request) -> Response:
        return _json(wire.standing.dump_json(await calls.standing()))

    async def offer(request: Request) -> Response:
        asked = wire.Offer.model_validate_json(await request.body())
        try:
            sdp = await calls.answer(
                call_id=asked.call_id, interview_id=asked.interview_id, offer_sdp=asked.sdp
            )
        except BadOffer as error:
            return _told(wire.Unfit(message=error.message), HTTPStatus.UNPROCESSABLE_ENTITY)
        except NoPlace as error:
            full = wire.Full(retry_after_s=error.retry_after_s)
            return _told(full, HTTPStatus.SERVICE_UNAVAILABLE)
        return _told(wire.Answer(sdp=sdp))

    async def take_up(request: Request) -> Response:
        for call_id in wire.Calls.model_validate_json(await request.body()).call_ids:
            await calls.take_up(call_id)
        return Response(status_code=HTTPStatus.NO_CONTENT)

    async def forget(request: Request) -> Response:
        await calls.forget(wire.Calls.model_validate_json(await request.body()).call_ids)
        return Response(status_code=HTTPStatus.NO_CONTENT)

    return Starlette(
        routes=[
            Route(wire.CALLS, standing),
            Route(f"{wire.CALLS}/offer", offer, methods=["POST"]),
            Route(f"{wire.CALLS}/take-up", take_up, methods=["POST"]),
            Route(f"{wire.CALLS}/forget", forget, methods=["POST"]),
        ]
    )


def _told(what: BaseModel, status: HTTPStatus = HTTPStatus.OK) -> Response:
    return _json(what.model_dump_json().encode(), status)


def _json(body: bytes, status: HTTPStatus = HTTPStatus.OK) -> Response:
    return Response(body, status_code=status, media_type="application/json")
