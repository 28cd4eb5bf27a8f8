"""What the agent asks and reports; for the service token only."""
