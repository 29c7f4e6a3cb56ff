"""What the scribe does: one function is one transaction."""
