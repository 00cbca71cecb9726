"""How many independent origins stand behind a report or a claim: copies, credits, common sources."""
