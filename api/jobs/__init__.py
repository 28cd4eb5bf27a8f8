"""Durable work in the background: a row is the truth, a queue only wakes who does it."""
