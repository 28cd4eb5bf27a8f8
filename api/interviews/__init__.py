"""Interviews and their questions."""
