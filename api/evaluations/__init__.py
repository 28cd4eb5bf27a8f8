"""What an answer was judged to be worth, and why."""
