"""The certificate that lets phones use their microphone."""

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509

from api.certificate import LIFE, certificate_for, host_names

NOW = datetime(2026, 1, 2, tzinfo=UTC)
NAMES = ["127.0.0.1", "::1", "localhost", "my-laptop"]


def test_it_names_this_host(tmp_path: Path) -> None:
    files = certificate_for(tmp_path / "data", NAMES, NOW)
    certificate = x509.load_pem_x509_certificate(files.certificate.read_bytes())
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["localhost", "my-laptop"]
    assert [str(a) for a in names.get_values_for_type(x509.IPAddress)] == ["127.0.0.1", "::1"]
    assert files.key.stat().st_mode & 0o077 == 0
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(files.certificate, files.key)


def test_it_is_kept_while_it_is_good(tmp_path: Path) -> None:
    first = certificate_for(tmp_path, NAMES, NOW).certificate.read_bytes()

    def again(names: list[str], later: timedelta) -> bytes:
        return certificate_for(tmp_path, names, NOW + later).certificate.read_bytes()

    assert again(NAMES[:2], timedelta(days=100)) == first
    assert again([*NAMES, "10.0.0.7"], timedelta()) != first
    second = again([*NAMES, "10.0.0.7"], timedelta())
    assert again(NAMES, LIFE - timedelta(days=29)) != second


def test_this_host_has_names() -> None:
    assert {"localhost", "127.0.0.1", "::1"} <= set(host_names())
