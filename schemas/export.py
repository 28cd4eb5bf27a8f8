"""`python -m schemas.export`: the JSON Schema of the room messages, on standard output."""

import json
import sys

from schemas.room import message_schema


def main() -> None:
    """Print the schema, sorted, so that two runs can be compared."""
    json.dump(message_schema(), sys.stdout, indent=2, sort_keys=True)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
