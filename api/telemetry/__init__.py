"""How the web app fares in people's hands."""
