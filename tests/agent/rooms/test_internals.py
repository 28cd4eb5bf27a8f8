"""Fails when a new aiortc or aioice changes what the peer room relies on."""

import pytest
from aiortc import RTCPeerConnection, RTCRtpReceiver

from agent.rooms.peer.internals import answers, tap_packets, unfinished_bytes
from tests.agent.rooms.contract import soon
from tests.agent.rooms.peer_client import PeerClient
from tests.agent.rooms.test_peer_room import let_in


async def test_aiortc_still_keeps_its_jitter_buffer_where_it_is_replaced() -> None:
    connection = RTCPeerConnection()
    receiver = connection.addTransceiver("audio").receiver
    buffer = vars(receiver)["_RTCRtpReceiver__jitter_buffer"]
    assert callable(buffer.add)
    tap_packets(receiver, lambda packet: None)
    assert vars(receiver)["_RTCRtpReceiver__jitter_buffer"] is not buffer
    await connection.close()


def test_a_receiver_without_a_jitter_buffer_is_noticed() -> None:
    with pytest.raises(RuntimeError, match="jitter buffer"):
        tap_packets(RTCRtpReceiver.__new__(RTCRtpReceiver), lambda packet: None)


async def test_a_client_answers_when_asked_and_not_when_gone() -> None:
    client = PeerClient.make()
    room = await let_in(client)
    await soon(room.opened())
    assert 0 <= unfinished_bytes(client.sctp) < 1024
    ice = client.ice
    assert await soon(answers(ice))
    await room.close()
    assert not await soon(answers(ice))
    await client.leave()
    assert not await soon(answers(ice))
