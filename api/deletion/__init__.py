"""Deleting for good: rows, files, and what running calls still hold."""
