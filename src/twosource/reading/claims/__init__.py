"""The claims of a report, put together from all that was read, with the evidence named for each."""
