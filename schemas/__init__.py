"""The shared vocabulary: bodies, room messages, journal events and errors. Pure pydantic, no I/O."""
