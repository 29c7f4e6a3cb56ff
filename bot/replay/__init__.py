"""Replay: plays a Slack export through the running bot, in an emulated workspace, on a clock of its own."""
