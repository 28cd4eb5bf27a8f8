"""Nothing is kept for longer than it is of use: work that is done every day."""
