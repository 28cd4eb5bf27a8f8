"""The calls' audio: its chunks, and what is cut from them."""
