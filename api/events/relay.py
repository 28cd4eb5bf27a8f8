"""Which relay the settings ask for."""

from api.clock import Clock
from api.events.local import LocalRelay
from api.events.ports import Relay
from api.events.redis_relay import RedisRelay
from api.settings import Settings


def open_relay(settings: Settings, clock: Clock) -> Relay:
    """Over Redis where it is set, else within this process."""
    if settings.redis_url is None:
        return LocalRelay(clock)
    return RedisRelay(settings.redis_url, clock)
