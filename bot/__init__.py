"""The incident scribe: keeps the record of an incident and turns it into a postmortem."""
