"""Which reverse proxies are believed."""

from fastapi import FastAPI
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from api.settings import Settings


def believe_proxies(app: FastAPI, settings: Settings) -> None:
    """Take address and scheme of a request from the headers of trusted proxies, if there are any.

    Anybody can send such headers, so that without the setting they mean nothing.
    """
    trusted = [part.strip() for part in settings.trusted_proxies.split(",") if part.strip()]
    if trusted:
        app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=trusted)
