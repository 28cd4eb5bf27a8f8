"""The deployment files: valid, without secrets, and consistent with each other."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

ROOT = Path(__file__).parents[2]
COMPOSE = ROOT / "docker-compose.yml"
SECRET_NAME = re.compile(r"SECRET|PASSWORD|TOKEN|_KEYS?$")
FROM_OUTSIDE = re.compile(r"\$\{[A-Z_]+:\?[^}]+\}")


def load(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.read_text())


@pytest.fixture(scope="module")
def services() -> dict[str, dict[str, Any]]:
    return load(COMPOSE)["services"]


def test_compose_file_fits_the_compose_specification() -> None:
    command = [sys.executable, "-m", "check_jsonschema"]
    checked = subprocess.run(
        [*command, "--builtin-schema", "vendor.compose-spec", COMPOSE],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_every_service_reports_its_health(services: dict[str, dict[str, Any]]) -> None:
    for name, service in services.items():
        assert "test" in service["healthcheck"], name


def test_services_wait_for_healthy_ones(services: dict[str, dict[str, Any]]) -> None:
    for name, service in services.items():
        for needed, how in service.get("depends_on", {}).items():
            assert needed in services, f"{name} waits for {needed}, which does not exist"
            assert how == {"condition": "service_healthy"}, f"{name} → {needed}"


def test_images_are_pinned_to_a_version(services: dict[str, dict[str, Any]]) -> None:
    images = {name: service["image"] for name, service in services.items() if "image" in service}
    assert images
    for name, image in images.items():
        assert re.search(r":v?\d+\.\d+", image), f"{name}: {image}"


def secrets(services: dict[str, dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for service in services.values():
        for key, value in service.get("environment", {}).items():
            if SECRET_NAME.search(key):
                yield key, str(value)


def test_secrets_come_from_outside(services: dict[str, dict[str, Any]]) -> None:
    found = dict(secrets(services))
    assert {"LIVEKIT_KEYS", "POSTGRES_PASSWORD"} <= found.keys()
    for key, value in found.items():
        assert FROM_OUTSIDE.search(value), f"{key} is not taken from the environment"


def test_the_api_reaches_its_database_and_redis(services: dict[str, dict[str, Any]]) -> None:
    api = services["api"]
    # It shares the machine's network, so that it sees what others publish there.
    assert api["network_mode"] == "host"
    for setting, service in (("DATABASE_URL", "postgres"), ("REDIS_URL", "redis")):
        address = urlsplit(str(api["environment"][setting]))
        port = address.port
        assert services[service]["ports"] == [f"{address.hostname}:{port}:{port}"]
        assert address.hostname == "127.0.0.1"
        assert service in api["depends_on"]
    url = urlsplit(str(api["environment"]["DATABASE_URL"]))
    made = services["postgres"]["environment"]
    assert (url.username, url.path) == (made["POSTGRES_USER"], f"/{made['POSTGRES_DB']}")
    assert api["environment"]["PGPASSWORD"] == made["POSTGRES_PASSWORD"]


def test_the_image_can_have_what_reads_scans(services: dict[str, dict[str, Any]]) -> None:
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    assert "ARG OCR=false" in lines
    assert services["api"]["build"]["args"] == {"OCR": "${OCR:-false}"}
    pinned = {
        name: set(
            re.findall(r"^\S+==\S+", (ROOT / "requirements" / name).read_text(), re.MULTILINE)
        )
        for name in ("runtime.txt", "ocr.txt")
    }
    assert pinned["runtime.txt"] < pinned["ocr.txt"]


def test_livekit_keeps_calls_through_a_short_drop() -> None:
    """A room that closes at once would end an interview with the candidate's tunnel ride."""
    room = load(ROOT / "livekit.yaml")["room"]
    assert room["auto_create"] is False
    assert room["departure_timeout"] >= 180
    assert room["max_participants"] == 3


def test_livekit_has_no_keys_and_shares_redis_with_the_rest(
    services: dict[str, dict[str, Any]],
) -> None:
    config = load(ROOT / "livekit.yaml")
    assert "keys" not in config
    host, port = config["redis"]["address"].split(":")
    assert host in services
    assert port == "6379"


def test_published_media_ports_are_those_of_livekit(services: dict[str, dict[str, Any]]) -> None:
    rtc = load(ROOT / "livekit.yaml")["rtc"]
    published = {str(port) for port in services["livekit"]["ports"]}
    assert f"{rtc['tcp_port']}:{rtc['tcp_port']}" in published
    assert f"{rtc['udp_port']}:{rtc['udp_port']}/udp" in published
