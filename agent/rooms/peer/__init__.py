"""The peer room: a browser talks straight to this process, through aiortc."""

from agent.rooms.peer.connect import answer_offer
from agent.rooms.peer.room import PeerRoom
from agent.rooms.peer.settings import IceServer, IceSettings

__all__ = ["IceServer", "IceSettings", "PeerRoom", "answer_offer"]
