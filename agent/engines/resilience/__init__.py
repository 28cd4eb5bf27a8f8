"""How engines that somebody else runs are used: bounded, counted, and each with one to fall to."""
