"""Hints to a person's clients that something changed and can be fetched again."""
