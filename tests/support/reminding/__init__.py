"""What the proofs of the reminders need: a world, a story, and a reference that knows nothing of the rules."""
