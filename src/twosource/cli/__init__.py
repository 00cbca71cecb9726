"""The command line: flags in, one call of the workflow, print out."""
