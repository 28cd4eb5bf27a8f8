"""Practice: an interview of one question."""
