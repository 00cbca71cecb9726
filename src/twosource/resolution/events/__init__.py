"""Which claims of several reports tell of one event."""
