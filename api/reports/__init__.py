"""An interview's results as a PDF."""
