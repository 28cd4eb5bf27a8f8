"""Links that show an interview's results to others."""
