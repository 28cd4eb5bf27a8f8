"""What a call may leave behind: nothing."""

import os
import threading
from collections import Counter


def open_sockets() -> int:
    """Sockets that this process has open."""
    count = 0
    for fd in os.listdir("/proc/self/fd"):
        try:
            count += os.readlink(f"/proc/self/fd/{fd}").startswith("socket:")
        except FileNotFoundError:
            continue
    return count


def threads() -> Counter[str]:
    """Names of running threads, without their numbers."""
    return Counter(thread.name.rstrip("0123456789_- ") for thread in threading.enumerate())
