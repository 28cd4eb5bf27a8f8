"""What is kept, what is forgotten, and that damage is noticed."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from agent.speaking.cache import DiskCache, MemoryCache, key_of
from agent.speaking.voice import Manner

MANNER = Manner(pace=1.0, pitch_semitones=0.0)


def samples(value: int, count: int = 100) -> NDArray[np.int16]:
    return np.full(count, value, np.int16)


def test_a_key_depends_on_everything_that_is_heard() -> None:
    keys = {
        key_of("a", MANNER, "Hello."),
        key_of("b", MANNER, "Hello."),
        key_of("a", Manner(pace=1.1, pitch_semitones=0.0), "Hello."),
        key_of("a", Manner(pace=1.0, pitch_semitones=1.0), "Hello."),
        key_of("a", MANNER, "Hello!"),
    }
    assert len(keys) == 5
    assert key_of("a", MANNER, "Hello.") in keys


def test_memory_forgets_what_was_not_used_for_longest() -> None:
    cache = MemoryCache(limit_bytes=400)
    cache.put("a", samples(1))
    cache.put("b", samples(2))
    assert cache.get("a") is not None
    cache.put("c", samples(3))
    assert ("a" in cache, "b" in cache, "c" in cache) == (True, False, True)


def test_memory_counts_a_replaced_item_once() -> None:
    cache = MemoryCache(limit_bytes=400)
    for _ in range(5):
        cache.put("a", samples(1))
    cache.put("b", samples(2))
    assert "a" in cache


def test_what_is_kept_cannot_be_changed() -> None:
    cache = MemoryCache(limit_bytes=400)
    cache.put("a", samples(1))
    kept = cache.get("a")
    assert kept is not None
    with pytest.raises(ValueError, match="read-only"):
        kept[0] = 5


def test_disk_keeps_over_a_restart(tmp_path: Path) -> None:
    DiskCache(tmp_path, 10_000).write("a", samples(7))
    again = DiskCache(tmp_path, 10_000)
    assert "a" in again
    kept = again.read("a")
    assert kept is not None
    assert np.array_equal(kept, samples(7))
    assert again.read("b") is None


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 216, b"x" * 217])
def test_a_damaged_file_counts_as_missing(tmp_path: Path, damage: bytes) -> None:
    cache = DiskCache(tmp_path, 10_000)
    cache.write("a", samples(7))
    (file,) = tmp_path.iterdir()
    file.write_bytes(damage)
    assert cache.read("a") is None
    assert "a" not in cache
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_vanished_counts_as_missing(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path, 10_000)
    cache.write("a", samples(7))
    next(tmp_path.iterdir()).unlink()
    assert cache.read("a") is None


def test_disk_forgets_what_was_not_used_for_longest(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path, limit_bytes=450)
    cache.write("a", samples(1))
    cache.write("b", samples(2))
    cache.read("a")
    cache.write("c", samples(3))
    assert ("a" in cache, "b" in cache, "c" in cache) == (True, False, True)
    assert len(list(tmp_path.iterdir())) == 2


def test_a_disk_that_takes_nothing_is_an_error_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = DiskCache(tmp_path, 10_000)

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        cache.write("a", samples(1))
    assert "a" not in cache
    assert list(tmp_path.iterdir()) == []
