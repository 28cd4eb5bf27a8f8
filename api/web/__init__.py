"""The built web app."""
