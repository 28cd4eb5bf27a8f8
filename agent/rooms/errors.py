"""Why a client could not be let into a room."""


class BadOffer(Exception):
    """The offer does not fit; the message says what is wrong with it, for the client to read."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NoPlace(Exception):
    """No more calls fit into this process now."""

    def __init__(self, retry_after_s: int) -> None:
        super().__init__(f"no place for another call, try again in {retry_after_s} s")
        self.retry_after_s = retry_after_s
