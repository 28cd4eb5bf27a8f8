"""What the people who run this server see and do."""
