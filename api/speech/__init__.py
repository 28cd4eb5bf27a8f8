"""Speech from text and text from speech, outside a call."""
