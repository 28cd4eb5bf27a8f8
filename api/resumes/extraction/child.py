"""The process that reads one file: it is told what to do, answers, and ends.

It is started before it is needed and waits with everything loaded; see reader.py.
"""

import os
import sys
from typing import Final

_NICE: Final = 10
"""A call in the same machine goes first."""


def main() -> None:
    """Wait for the order, then do it."""
    os.nice(_NICE)
    # Loading takes longer than reading, so it has to be nice too.
    from api.resumes.extraction.limits import READING, RECOGNISING, apply
    from api.resumes.extraction.protocol import Order
    from api.resumes.extraction.work import answer

    line = sys.stdin.buffer.readline()
    if not line:
        return  # not needed any more
    order = Order.model_validate_json(line)
    apply(RECOGNISING if order.task == "recognise" else READING)
    sys.stdout.buffer.write(answer(order, sys.stdin.buffer.read()).model_dump_json().encode())


if __name__ == "__main__":
    main()
