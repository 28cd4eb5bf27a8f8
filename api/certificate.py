"""A self-signed certificate, because phones give no microphone to plain http."""

import ipaddress
import os
import socket
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

LIFE = timedelta(days=397)
RENEW_BEFORE_END = timedelta(days=30)
SOMEWHERE_ELSE = ("192.0.2.1", 9)
"""An address reserved for documentation: asking for the way there sends nothing."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """Two PEM files."""

    certificate: Path
    key: Path


def host_names() -> list[str]:
    """The names and addresses under which this host may be reached."""
    name = socket.gethostname()
    found = {"localhost", "127.0.0.1", "::1", name}
    # A host need not know its own name; its address is asked for below.
    with suppress(socket.gaierror):
        found |= {str(info[4][0]).partition("%")[0] for info in socket.getaddrinfo(name, None)}
    # Without a network only the loopback names remain.
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, suppress(OSError):
        probe.connect(SOMEWHERE_ELSE)
        found.add(probe.getsockname()[0])
    return sorted(found)


def certificate_for(folder: Path, names: list[str], now: datetime) -> Certificate:
    """The certificate kept in `folder`; a new one where it is missing, ending, or lacks a name."""
    files = Certificate(certificate=folder / "https.crt", key=folder / "https.key")
    if not _still_good(files, names, now):
        folder.mkdir(parents=True, exist_ok=True)
        _make(files, names, now)
    return files


def _still_good(files: Certificate, names: list[str], now: datetime) -> bool:
    if not (files.certificate.is_file() and files.key.is_file()):
        return False
    certificate = x509.load_pem_x509_certificate(files.certificate.read_bytes())
    known = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    ending = certificate.not_valid_after_utc - RENEW_BEFORE_END <= now
    return not ending and {_general_name(name) for name in names} <= set(known)


def _make(files: Certificate, names: list[str], now: datetime) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "MockMate on this computer")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + LIFE)
        .add_extension(x509.SubjectAlternativeName([_general_name(n) for n in names]), False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    files.key.unlink(missing_ok=True)
    with os.fdopen(os.open(files.key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(pem)
    files.certificate.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))


def _general_name(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)
