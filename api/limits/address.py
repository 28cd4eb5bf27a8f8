"""Where a request comes from."""

import ipaddress

from fastapi import Request

IPV6_PREFIX = 64
"""One household or server has all addresses of such a network."""


def client_address(request: Request) -> str:
    """What to count tries by: an IPv4 address, or an IPv6 network.

    Proxies count only where the settings name them as trusted (`api.middleware.proxies`).
    """
    host = request.client.host if request.client is not None else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        # A local socket has no address.
        return host
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address.packed, IPV6_PREFIX), strict=False))
    return str(address)
