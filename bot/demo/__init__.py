"""The demo: a workspace on this machine with the bot in it, to try everything without a Slack account."""
