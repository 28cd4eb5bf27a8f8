"""How a call arrives: one folder a transport, one port for what they have in common."""
