"""How the values of one slot of an event compare, one module for each kind of value."""
