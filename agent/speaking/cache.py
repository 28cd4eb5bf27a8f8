"""What was synthesized, so that nothing is made twice: in memory, and on disk where it may last.

Both are bounded and forget what was not used for longest.
"""

import hashlib
import logging
import os
import tempfile
import threading
from collections import OrderedDict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from agent.speaking.voice import Manner

_LOG = logging.getLogger(__name__)
_DIGEST_BYTES = 16
_SUFFIX = ".speech"


def key_of(voice: str, manner: Manner, sentence: str) -> str:
    """Name of a sentence said by a voice in a manner; does not give the sentence away."""
    what = "\0".join((voice, repr(manner.pace), repr(manner.pitch_semitones), sentence))
    return hashlib.blake2b(what.encode(), digest_size=20).hexdigest()


class MemoryCache:
    """Sentences by key, at most `limit_bytes` of them. For one event loop."""

    def __init__(self, limit_bytes: int) -> None:
        self._limit = limit_bytes
        self._bytes = 0
        self._items: OrderedDict[str, NDArray[np.int16]] = OrderedDict()

    def __contains__(self, key: str) -> bool:
        return key in self._items

    def get(self, key: str) -> NDArray[np.int16] | None:
        """The samples, read-only, or None."""
        if key in self._items:
            self._items.move_to_end(key)
        return self._items.get(key)

    def put(self, key: str, samples: NDArray[np.int16]) -> None:
        """Keep the samples; they become read-only."""
        samples.flags.writeable = False
        if key in self._items:
            self._bytes -= self._items.pop(key).nbytes
        self._items[key] = samples
        self._bytes += samples.nbytes
        while self._bytes > self._limit:
            self._bytes -= self._items.popitem(last=False)[1].nbytes


class DiskCache:
    """Sentences as files in a folder, at most `limit_bytes` of them. Blocking; thread-safe.

    A file is a digest and little-endian int16 samples. It appears whole or not at all, and a
    damaged one counts as missing.
    """

    def __init__(self, folder: Path, limit_bytes: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._limit = limit_bytes
        self._lock = threading.Lock()
        found = [(path, path.stat()) for path in folder.glob(f"*{_SUFFIX}")]
        found.sort(key=lambda item: item[1].st_mtime_ns)
        self._sizes = OrderedDict((path.stem, stat.st_size) for path, stat in found)

    def __contains__(self, key: str) -> bool:
        return key in self._sizes

    def read(self, key: str) -> NDArray[np.int16] | None:
        """The samples, or None where they are missing or damaged."""
        with self._lock:
            if key not in self._sizes:
                return None
            self._sizes.move_to_end(key)
            try:
                data = self._path(key).read_bytes()
            except FileNotFoundError:
                data = b""
            samples = data[_DIGEST_BYTES:]
            if data[:_DIGEST_BYTES] != _digest(samples) or len(samples) % 2:
                _LOG.warning("a cached sentence is damaged and will be made again")
                self._forget(key)
                return None
        return np.frombuffer(samples, dtype="<i2").astype(np.int16)

    def write(self, key: str, samples: NDArray[np.int16]) -> None:
        """Keep the samples; raises OSError where the disk does not take them."""
        data = samples.astype("<i2").tobytes()
        with self._lock:
            handle, scratch = tempfile.mkstemp(dir=self._folder)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_digest(data) + data)
                Path(scratch).replace(self._path(key))
            except OSError:
                Path(scratch).unlink(missing_ok=True)
                raise
            self._sizes.pop(key, None)
            self._sizes[key] = _DIGEST_BYTES + len(data)
            while sum(self._sizes.values()) > self._limit:
                self._forget(next(iter(self._sizes)))

    def _forget(self, key: str) -> None:
        del self._sizes[key]
        self._path(key).unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{_SUFFIX}"


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_DIGEST_BYTES).digest()
