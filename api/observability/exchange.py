"""A request and how it was answered, as it may be counted and logged."""

from dataclasses import dataclass

from starlette.types import Scope

METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})
NO_ROUTE = "none"


@dataclass(frozen=True, slots=True)
class Exchange:
    """method and route are from small sets, whatever was asked for.

    status: None where the client went away before it was answered. statements: sent to the
    database.
    """

    method: str
    route: str
    status: int | None
    seconds: float
    statements: int


def method_of(scope: Scope) -> str:
    """The request's method, or OTHER for one that we never answer."""
    return scope["method"] if scope["method"] in METHODS else "OTHER"


def route_of(scope: Scope) -> str:
    """The template of the route that took the request: no ids, no query."""
    return getattr(scope.get("route"), "path", NO_ROUTE)
