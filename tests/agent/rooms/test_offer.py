"""Offers from outside: what browsers send is understood, what cannot be answered is refused."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.rooms.errors import BadOffer
from agent.rooms.peer import IceSettings, answer_offer
from agent.rooms.peer.offer import Offer, read_offer
from tests.agent.rooms.leaks import open_sockets

FIXTURES = Path(__file__).parent / "fixtures"
GOOD = sorted((FIXTURES / "good").glob("*.sdp"))
BAD = sorted((FIXTURES / "bad").glob("*.sdp"))
CHROMIUM = (FIXTURES / "good" / "chromium_mic.sdp").read_bytes().decode()

REASONS = {
    "no_audio_line": "no audio line",
    "no_media": "no audio line",
    "empty": "no audio line",
    "no_data_channel": "no data channel",
    "video_too": "nothing else",
    "two_audio_lines": "nothing else",
    "not_bundled": "one transport",
    "sends_only": "does not receive",
    "inactive": "does not receive",
    "no_opus": "no Opus",
    "no_fingerprint": "fingerprint",
    "weak_fingerprint": "fingerprint",
    "short_ice_password": "ICE",
    "no_ice_credentials": "ICE",
    "no_rtcp_mux": "RTCP",
    "no_sctp_port": "no port",
    "tiny_messages": "15 KiB",
    "many_candidates": "candidates",
    "many_lines": "lines",
    "huge_number": "not a valid",
}


def read(path: Path) -> str:
    return path.read_bytes().decode()


def verdict(text: str) -> Offer | str:
    """The offer as read, or why it was refused. Anything else is raised."""
    try:
        return read_offer(text)
    except BadOffer as refusal:
        return refusal.message


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
async def test_what_browsers_send_is_answered(path: Path) -> None:
    room, answer = await answer_offer(read(path), listener=None, ice=IceSettings())
    try:
        assert room.typing_only == ("typing" in path.stem)
        assert "m=audio" in answer
        assert "webrtc-datachannel" in answer
        assert "a=candidate:" in answer
        assert answer.count("a=rtpmap") == 1
        assert "opus/48000/2" in answer
    finally:
        await room.close()


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
async def test_what_cannot_be_answered_is_refused_and_leaves_nothing(path: Path) -> None:
    before = open_sockets()
    with pytest.raises(BadOffer) as refusal:
        await answer_offer(read(path), listener=None, ice=IceSettings())
    assert REASONS.get(path.stem, "The offer") in refusal.value.message
    assert open_sockets() == before


def test_there_are_enough_bad_offers() -> None:
    assert len(BAD) >= 15
    assert set(REASONS) <= {path.stem for path in BAD}


def test_an_offer_over_64_kib_is_refused() -> None:
    with pytest.raises(BadOffer, match="64 KiB"):
        read_offer(CHROMIUM + "a=x:" + "x" * 65_536 + "\r\n")


def test_addresses_that_need_multicast_dns_are_not_tried() -> None:
    offer = read_offer(read(FIXTURES / "good" / "chromium_mdns.sdp"))
    assert "a=candidate:" not in offer.sdp
    assert ".local" not in offer.sdp


@pytest.mark.parametrize(
    "address",
    ["224.0.0.1", "255.255.255.255", "0.0.0.0", "ff02::1", "host.example"],  # noqa: S104
)
def test_addresses_of_nobody_or_everybody_are_not_tried(address: str) -> None:
    line = f"a=candidate:1 1 udp 2122194687 {address} 5000 typ host\r\n"
    offer = read_offer(CHROMIUM.replace("a=ice-ufrag", line + "a=ice-ufrag", 1))
    assert f" {address} 5000 " not in offer.sdp
    assert " 192.0.2.2 50953 " in offer.sdp


def test_connections_over_tcp_are_not_tried() -> None:
    assert "tcptype" in CHROMIUM
    assert "tcptype" not in read_offer(CHROMIUM).sdp


def test_the_end_of_candidates_is_not_believed() -> None:
    offer = read_offer(read(FIXTURES / "good" / "firefox_mic.sdp"))
    assert "end-of-candidates" not in offer.sdp


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_damage_to_an_offer_does_anything_but_refuse_it(data: st.DataObject) -> None:
    text = CHROMIUM
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        size = data.draw(st.integers(0, 40))
        junk = data.draw(st.text(max_size=20))
        text = text[:at] + junk + text[at + size :]
    read_or_refused = verdict(text)
    if isinstance(read_or_refused, str):
        assert read_or_refused.startswith("The offer")
    else:
        assert read_offer(read_or_refused.sdp).typing_only == read_or_refused.typing_only
