"""How a person's interviews develop."""
