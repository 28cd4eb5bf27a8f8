"""Where a request comes from."""

import pytest
from fastapi import Request

from api.limits.address import client_address


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("::1", "::/64"),
        ("testclient", "testclient"),
    ],
)
def test_tries_are_counted_by(host: str, address: str) -> None:
    request = Request({"type": "http", "client": (host, 1), "headers": []})
    assert client_address(request) == address


def test_a_local_socket_has_no_address() -> None:
    assert client_address(Request({"type": "http", "client": None, "headers": []})) == ""
