"""Getting into the room."""
