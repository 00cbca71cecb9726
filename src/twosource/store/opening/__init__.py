"""Opening a case file: is it one, is it whole, which steps of migration does it lack."""
