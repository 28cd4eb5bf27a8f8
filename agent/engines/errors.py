"""What can go wrong with an engine that somebody else runs.

Messages are ours: nothing of what was asked, answered or set as a key ever stands in them.
"""


class EngineError(Exception):
    """An engine did not do what it was asked.

    engine: its name. retryable: whether the same request may succeed in a moment.
    retry_after_s: seconds until it may, where the engine said so.
    ill: whether it tells of the engine that the next request is likely to fail as well.
    of_this_request: whether it tells nothing of the next one.
    charged: whether the provider may count the request all the same.
    """

    ill = True
    of_this_request = False
    charged = False

    def __init__(
        self, engine: str, message: str, *, retryable: bool, retry_after_s: float | None = None
    ) -> None:
        super().__init__(f"{engine}: {message}")
        self.engine = engine
        self.message = message
        self.retryable = retryable
        self.retry_after_s = retry_after_s


class TimedOut(EngineError):
    """No answer within the time that there was."""

    charged = True

    def __init__(self, engine: str, within_s: float) -> None:
        super().__init__(engine, f"gave no answer within {within_s:.1f} s", retryable=True)


class Unreachable(EngineError):
    """It could not be reached, or answered that it does not work just now."""

    def __init__(self, engine: str, message: str, *, retry_after_s: float | None = None) -> None:
        super().__init__(engine, message, retryable=True, retry_after_s=retry_after_s)


class BrokeOff(Unreachable):
    """The connection was lost after the request had gone out."""

    charged = True


class RateLimited(EngineError):
    """Too many requests for now, or the provider's own quota is used up (then not retryable)."""


class WrongKey(EngineError):
    """The key is missing, wrong, or not allowed this."""

    def __init__(self, engine: str, status: int) -> None:
        message = f"does not accept the key (HTTP {status}): check it with the provider"
        super().__init__(engine, message, retryable=False)


class Rejected(EngineError):
    """The request was not accepted as it is, such as one for a model or voice that there is not."""

    def __init__(self, engine: str, status: int) -> None:
        message = (
            f"did not accept the request (HTTP {status}): check the names of its model and voice"
        )
        super().__init__(engine, message, retryable=False)


class Refused(EngineError):
    """The engine works, and its safety rules keep it from answering this."""

    ill = False
    of_this_request = True
    charged = True

    def __init__(self, engine: str) -> None:
        super().__init__(engine, "refused to answer, for its safety rules", retryable=False)


class BadAnswer(EngineError):
    """An answer came that is none: malformed, of another shape, cut off or without end."""

    charged = True

    def __init__(self, engine: str, message: str, *, retryable: bool = False) -> None:
        super().__init__(engine, message, retryable=retryable)


class HeardNothing(EngineError):
    """A recogniser found no word where there is a voice."""

    ill = False
    of_this_request = True
    charged = True

    def __init__(self, engine: str) -> None:
        super().__init__(engine, "heard nothing where somebody speaks", retryable=False)


class OverBudget(EngineError):
    """What may be used in a day is used. retry_after_s: until the next day in UTC."""

    ill = False

    def __init__(self, engine: str, what: str, retry_after_s: float) -> None:
        message = f"is not asked any more today: the limit of {what} a day is reached"
        super().__init__(engine, message, retryable=False, retry_after_s=retry_after_s)


class Uncounted(EngineError):
    """What it uses cannot be written down, and so no limit could be kept."""

    ill = False

    def __init__(self, engine: str) -> None:
        message = "is not asked: what it uses cannot be written down; is the disk full?"
        super().__init__(engine, message, retryable=False)


class Resting(EngineError):
    """It failed so often that it is left alone for a while."""

    ill = False

    def __init__(self, engine: str, retry_after_s: float) -> None:
        message = f"failed repeatedly and is left alone for {retry_after_s:.0f} s"
        super().__init__(engine, message, retryable=False, retry_after_s=retry_after_s)
