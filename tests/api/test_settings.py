"""What can be set, and that all of it is documented."""

import json
import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from api.agent_api.token import resolve_service_token
from api.settings import Settings, load_settings

EXAMPLE = Path(__file__).parents[2] / ".env.example"


def documented() -> dict[str, str]:
    """The settings of `.env.example` with what it gives as their values."""
    lines = re.findall(r"^([A-Z0-9_]+)=(.*)$", EXAMPLE.read_text(), re.MULTILINE)
    return dict(lines)


def test_every_setting_is_documented() -> None:
    assert documented().keys() == {name.upper() for name in Settings.model_fields}


def test_documented_values_are_the_defaults(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in documented():
        monkeypatch.delenv(name, raising=False)
    defaults = load_settings()
    (tmp_path / ".env").write_text(EXAMPLE.read_text())
    assert load_settings() == defaults
    assert defaults.port == 8000


def test_the_environment_wins_over_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("PORT=1\nGUESTS=off\nHOST=example.org\n")
    monkeypatch.setenv("PORT", "2")
    monkeypatch.setenv("HTTPS", "1")
    monkeypatch.setenv("ICE_SERVERS", json.dumps([{"urls": ["stun:stun.example.org"]}]))
    settings = load_settings()
    assert (settings.port, settings.guests, settings.https) == (2, False, True)
    assert settings.ice_servers[0].urls == ("stun:stun.example.org",)


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "99999"), ("ROOMS", "zoom"), ("MAX_CALLS", "0"), ("LOG_LEVEL", "LOUD")],
)
def test_a_wrong_value_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError, match=name.lower()):
        Settings()


def test_guests_are_as_set_or_else_on_sqlite_only(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    for url, unset in (("", True), ("sqlite:///x.db", True), ("postgres://host/name", False)):
        monkeypatch.setenv("DATABASE_URL", url)
        for value, welcome in (("", unset), ("on", True), ("off", False)):
            monkeypatch.setenv("GUESTS", value)
            assert load_settings().guests_welcome is welcome


def test_the_service_token_is_made_once_and_ours_alone(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data")
    token = resolve_service_token(settings)
    assert len(token) >= 32
    assert resolve_service_token(settings) == token
    kept = tmp_path / "data" / "agent-token"
    assert kept.stat().st_mode & 0o077 == 0
    assert list((tmp_path / "data").iterdir()) == [kept]


def test_a_service_token_can_be_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGENT_TOKEN", "given")
    settings = Settings(data_dir=tmp_path)
    assert resolve_service_token(settings) == "given"
    assert "given" not in repr(settings)
    assert list(tmp_path.iterdir()) == []
