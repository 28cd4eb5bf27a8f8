"""What an answer asks of a browser."""

import re
from pathlib import Path

import pytest

from agent.rooms.peer import IceSettings, answer_offer
from agent.rooms.peer.connect import with_copies

GOOD = {
    path.stem: path.read_bytes().decode()
    for path in sorted((Path(__file__).parent / "fixtures/good").glob("*.sdp"))
}


@pytest.mark.parametrize("sdp", GOOD.values(), ids=GOOD)
async def test_every_browser_is_asked_for_copies_of_packets(sdp: str) -> None:
    room, answer = await answer_offer(sdp, listener=None, ice=IceSettings())
    await room.close()
    opus = re.findall(r"^a=rtpmap:(\d+) opus/48000/2\r$", answer, re.M)
    assert len(opus) == 1
    assert f"a=fmtp:{opus[0]} minptime=10;useinbandfec=1\r\n" in answer


def test_nothing_else_of_an_answer_is_changed() -> None:
    answer = "a=rtpmap:9 G722/8000\r\na=rtpmap:111 opus/48000/2\r\na=ssrc:1 cname:x\r\n"
    asking = with_copies(answer)
    assert asking.replace("a=fmtp:111 minptime=10;useinbandfec=1\r\n", "") == answer
