"""Everything that a person has here, as one file."""
