"""Questions to come back to."""
