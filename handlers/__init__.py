"""What Slack sends in: commands, views, events; parse, call one use case, answer."""
