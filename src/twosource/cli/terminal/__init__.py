"""What commands say to the person at the terminal: streams, progress, lists, exit codes, what Ctrl-C does."""
