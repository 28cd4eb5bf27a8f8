"""How this process shares memory and time between its threads, set before any of them begins."""

import asyncio
import ctypes
import gc
import os
import platform
import sys
from collections.abc import Coroutine
from typing import Any, Final, TypeVar

T = TypeVar("T")

_M_ARENA_MAX: Final = -8
ARENAS: Final = 2
SWITCH_S: Final = 0.0005
COMPILED_AT_MOST: Final = 64
"""Steps of Whisper that are kept compiled: eight for each of eight lengths of sound."""


def tune() -> None:
    """Share heaps, and give the event loop its turn soon.

    glibc gives threads heaps of their own, up to eight a core, and what the models' threads free
    there stays resident: 45 MB after loading, more after hours of calls. With two heaps it does
    not; elsewhere nothing is done.

    A thread that runs Python keeps the interpreter for 5 ms before another may have it. The event
    loop asks for it after every packet, and with several models at work that adds up to gaps in
    the sound.
    """
    if _has_glibc():
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, ARENAS)
    sys.setswitchinterval(SWITCH_S)
    # oneDNN, below Whisper, compiles anew for each length of sound and keeps 1,024 steps: 180 MB
    # after some hours of answers, and no answer is read sooner for it.
    os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", str(COMPILED_AT_MOST))


def run(main: Coroutine[Any, Any, T]) -> T:
    """`asyncio.run` on uvloop, which takes a seventh less for a call; Windows has none."""
    if sys.platform == "win32":
        return asyncio.run(main)
    import uvloop

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(main)


def keep_what_is_loaded() -> None:
    """Let the garbage collector pass over all that is there now: it stays to the end.

    Each full collection would look at 400,000 objects of packages and models, and all threads,
    sound's among them, wait meanwhile.
    """
    gc.collect()
    gc.freeze()


def give_back_memory() -> None:
    """Let the system have what was freed; glibc keeps it, 40 MB after fifty calls.

    Takes some 10 ms. What an ended call held hangs together in circles, and goes first.
    """
    gc.collect()
    if _has_glibc():
        ctypes.CDLL(None).malloc_trim(0)


def _has_glibc() -> bool:
    return platform.libc_ver()[0] == "glibc"
