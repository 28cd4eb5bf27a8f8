"""Every file that is kept: one port for all of them, and the addresses that open them."""
