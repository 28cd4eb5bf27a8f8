"""Evaluations that a person does not agree with."""
