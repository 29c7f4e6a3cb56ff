"""Block Kit's rules as data, and what reads them; it knows of no workspace."""
