"""What a call may leave behind: nothing."""

import threading
from collections import Counter
from pathlib import Path


def open_sockets() -> int:
    """Sockets that this process has open."""
    count = 0
    for descriptor in Path("/proc/self/fd").iterdir():
        try:
            count += str(descriptor.readlink()).startswith("socket:")
        except FileNotFoundError:
            continue
    return count


def threads() -> Counter[str]:
    """Names of running threads, without their numbers."""
    return Counter(thread.name.rstrip("0123456789_- ") for thread in threading.enumerate())
