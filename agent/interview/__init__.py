"""The interview: what is asked, what is understood as an answer, and what comes next."""
