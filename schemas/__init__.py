"""The shared vocabulary: bodies, room messages, journal events, errors. Pure pydantic, no I/O."""
