"""How the peer room reaches a client and how long it waits for one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IceServer:
    """A STUN or TURN server. `url` is "stun:host:port" or "turn:host:port?transport=udp"."""

    url: str
    username: str | None = None
    credential: str | None = None


@dataclass(frozen=True, slots=True)
class IceSettings:
    """servers: none are needed where client and server can reach each other directly.

    connect_s: seconds that a client has to connect after its offer was answered.
    quiet_s: seconds without any packet or answer after which a connected client is taken for gone.
    It is back sooner by a new connection than by waiting for the old one.
    """

    servers: tuple[IceServer, ...] = ()
    connect_s: float = 15.0
    quiet_s: float = 2.25
