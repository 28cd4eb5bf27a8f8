"""What surrounds every request: pure ASGI, so that streams and bodies pass untouched."""
