"""A creation that is sent twice happens once."""
