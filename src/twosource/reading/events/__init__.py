"""What happened, who did it to whom, where, and how many."""
