"""What was answered, and its audio."""
