"""How much loss the sender should be ready for. Pure."""

_NOTHING = 0.005
"""A smaller share is met by making up sound: copies cost quality on every packet."""
_LEAST_PERCENT = 10
"""With less, libopus keeps to the codec that cannot carry copies."""
_MOST_PERCENT = 25
_FORGET = 0.9
"""What is left of an old share after a second without loss: a bad minute ends slowly."""


class ExpectedLoss:
    """Rises at once, falls slowly: loss comes in bursts, and a copy must be there before it."""

    def __init__(self) -> None:
        self._share = 0.0

    def second(self, *shares: float) -> int:
        """Percent to expect, after a second in which these shares (0 to 1) were told or seen."""
        self._share = max(self._share * _FORGET, *shares)
        if self._share < _NOTHING:
            return 0
        return min(_MOST_PERCENT, max(_LEAST_PERCENT, round(100 * self._share)))
