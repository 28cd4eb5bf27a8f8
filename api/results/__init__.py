"""What an interview came to."""
