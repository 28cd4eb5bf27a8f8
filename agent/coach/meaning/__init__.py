"""What sentences mean, as vectors that can be compared."""

from agent.coach.meaning.encoder import SIZE, Encoder, Vectors, load_encoder

__all__ = ["SIZE", "Encoder", "Vectors", "load_encoder"]
