"""What each command does: flags in, one call of the library, print out."""
