"""The pages that show reports: the list, one with its layers, several side by side."""
