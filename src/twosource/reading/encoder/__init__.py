"""The reader model of our own: its windows over a text, its predictions for each token."""
