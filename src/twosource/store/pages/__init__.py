"""What a page shows of a case, looked up by key in a case of any size."""
