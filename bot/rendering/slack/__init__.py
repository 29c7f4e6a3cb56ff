"""What people see of the scribe in Slack: one module per surface, all its texts in it."""
