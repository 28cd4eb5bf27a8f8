"""What browsers may do with our pages."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = (
    "default-src 'self'",
    "script-src 'self'",
    # The component library sets styles on elements; scripts stay ours alone.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "media-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
)
PERMISSIONS_POLICY = ", ".join(
    (
        "microphone=(self)",
        *(
            f"{power}=()"
            for power in ("camera", "display-capture", "geolocation", "midi", "payment", "usb")
        ),
    )
)
HEADERS = tuple(
    (name.encode(), value.encode())
    for name, value in {
        "x-content-type-options": "nosniff",
        "cross-origin-opener-policy": "same-origin",
        "permissions-policy": PERMISSIONS_POLICY,
    }.items()
)
REFERRER = (b"referrer-policy", b"same-origin")
ADDRESS_IS_KEY = ("/shared/", "/api/shared/")
"""What is below these opens to whoever knows its address."""
KEPT_SECRET = (
    (b"referrer-policy", b"no-referrer"),
    (b"x-robots-tag", b"noindex, nofollow"),
)
# A year, and for this host only: what else runs under its domain is not ours to decide.
HTTPS_ONLY = (b"strict-transport-security", b"max-age=31536000")


class SecurityHeadersMiddleware:
    """Adds the same headers to every answer; over https also that it stays so.

    Where the address is a key, also that no other site learns it and no search engine keeps it.

    report_to: another origin that pages may send to, if there is one.
    """

    def __init__(self, app: ASGIApp, *, report_to: str | None) -> None:
        self._app = app
        connect = " ".join(("connect-src 'self'", *filter(None, (report_to,))))
        policy = "; ".join((*_POLICY, connect))
        self._headers = ((b"content-security-policy", policy.encode()), *HEADERS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        secret = scope.get("path", "").startswith(ADDRESS_IS_KEY)
        headers = (*self._headers, *(KEPT_SECRET if secret else (REFERRER,)))
        if scope.get("scheme") == "https":
            headers = (*headers, HTTPS_ONLY)

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *headers]
            await send(message)

        await self._app(scope, receive, sending)
