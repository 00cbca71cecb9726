"""What every form of output shows of a case, in what order and in which words."""
