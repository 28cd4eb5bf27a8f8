"""From the microphone's samples to finished turns: voice activity, transcription, turn end."""
