"""Who and what is named or described, and where its words begin and end."""
