"""Action items for other programs: a table, JSON, a calendar. The same items always give the same bytes."""
