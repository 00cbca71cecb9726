"""When: time expressions, the days they stand for, and which event each dates."""
