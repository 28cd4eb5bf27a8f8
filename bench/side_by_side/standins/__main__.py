"""The stand-ins in a process of their own: `python -m bench.side_by_side.standins PORT FOLDER`.

FOLDER holds the script and the recordings.
"""

import sys
import time
from pathlib import Path

import uvicorn

from bench.side_by_side.script import read_script
from bench.side_by_side.standins.app import Standins
from bench.side_by_side.standins.sound import Recorded


def main() -> None:
    """Serve until told to end."""
    port, folder = int(sys.argv[1]), Path(sys.argv[2])
    voice = Recorded.read(folder / "voice")
    standins = Standins(read_script(folder / "script.json"), voice, time.monotonic)
    uvicorn.run(standins.app(), host="127.0.0.1", port=port, log_level="warning")


if __name__ == "__main__":
    main()
