"""`python -m bench.soak.heap FILE`: the application, which notes what its memory is made of.

Every ten seconds a line of JSON, read from within, because only the process itself knows what of
its heap is in use and what is free space between that.
"""

import ctypes
import json
import os
import sys
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from api.__main__ import main

EVERY_S: Final = 10.0
MB: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Held:
    """at_s: by the machine's monotonic clock. Megabytes where nothing else is said.

    resident is own (`anonymous`) and mapped pages of files. in_use, free: of malloc's heaps, where
    models, sound and large objects lie; free space may have been given back. blocks: Python's small
    objects, in thousands. load: of the machine, over a minute.
    """

    at_s: float
    resident: float
    anonymous: float
    in_use: float
    free: float
    blocks: float
    threads: int
    files: int
    load: float


class _MallInfo(ctypes.Structure):
    """glibc's struct mallinfo2."""

    _fields_ = [
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd"),
            *("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"),
        )
    ]
    hblkhd: int
    uordblks: int
    fordblks: int


def look() -> Held:
    """What this process holds now."""
    mallinfo = ctypes.CDLL(None).mallinfo2
    mallinfo.restype = _MallInfo
    heap: _MallInfo = mallinfo()
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return Held(
        at_s=time.monotonic(),
        resident=_mb(status["VmRSS"]),
        anonymous=_mb(status["RssAnon"]),
        in_use=(heap.uordblks + heap.hblkhd) / MB,
        free=heap.fordblks / MB,
        blocks=sys.getallocatedblocks() / 1000,
        threads=int(status["Threads"]),
        files=sum(1 for _ in Path("/proc/self/fd").iterdir()),
        load=os.getloadavg()[0],
    )


def read(file: Path) -> list[Held]:
    """What was noted so far."""
    return [Held(**json.loads(line)) for line in file.read_text().splitlines()]


def _note(file: Path) -> None:
    with file.open("w", buffering=1) as notes:
        while True:
            notes.write(json.dumps(asdict(look())) + "\n")
            time.sleep(EVERY_S)


def _mb(kilobytes: str) -> float:
    return int(kilobytes.split()[0]) * 1024 / MB


if __name__ == "__main__":
    threading.Thread(target=_note, args=(Path(sys.argv.pop()),), daemon=True).start()
    sys.exit(main())
