"""Text to audio: personas, sentences, and the cache of what was synthesized."""
