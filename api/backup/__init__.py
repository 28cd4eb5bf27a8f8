"""Everything in one file, and back: rows and files, from either database into either."""
