"""Who is told that another engine does the work now."""

from collections.abc import Callable

from agent.engines.resilience.ladder import Change, Listener, Part


class Changes:
    """A Listener of all ladders of a process, which passes on what it is told."""

    def __init__(self) -> None:
        self._listeners: dict[object, Listener] = {}
        self._standing: dict[Part, Change] = {}

    def __call__(self, change: Change) -> None:
        """Tell everybody."""
        if change.reason is None:
            self._standing.pop(change.part, None)
        else:
            self._standing[change.part] = change
        for listener in tuple(self._listeners.values()):
            listener(change)

    @property
    def standing(self) -> tuple[Change, ...]:
        """The last change of each part that its best engine does not do: for who comes later."""
        return tuple(self._standing.values())

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Have `listener` told, which must not raise, until what is returned is called."""
        key = object()
        self._listeners[key] = listener

        def stop() -> None:
            self._listeners.pop(key, None)

        return stop
