"""Delivery, measured from the audio itself."""
