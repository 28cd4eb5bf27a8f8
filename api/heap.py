"""How the C library keeps memory, set before any thread begins."""

import ctypes
import sys
from typing import Final

_M_ARENA_MAX: Final = -8
ARENAS: Final = 2


def share_heaps() -> None:
    """Let all threads share two heaps.

    glibc gives threads heaps of their own, up to eight a core, and what the models' threads free
    there stays resident: 45 MB after loading, more after hours of calls. Elsewhere nothing is done.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, ARENAS)
