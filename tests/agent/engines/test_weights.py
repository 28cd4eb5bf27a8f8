"""The larger model is put together once, checked, and whole or absent."""

from pathlib import Path

import pytest

from agent.engines import weights


def test_base_is_put_together_once(tmp_path: Path) -> None:
    folder = weights.base(tmp_path)
    model = folder / "model.bin"
    written = model.stat().st_mtime_ns
    assert weights.base(tmp_path) == folder
    assert model.stat().st_mtime_ns == written
    assert [path.name for path in tmp_path.iterdir()] == [folder.name]


def test_damaged_parts_leave_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights, "_BASE_SHA256", "0" * 64)
    with pytest.raises(weights.DamagedWeightsError):
        weights.base(tmp_path)
    assert list(tmp_path.iterdir()) == []
