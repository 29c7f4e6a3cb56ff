"""Documents into the formats people read. It knows the postmortem, not where it is kept or sent."""
