"""How much a person may use in a day."""
