"""The pages on which people correct what was read and answer what the machine asks."""
