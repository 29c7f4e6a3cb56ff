"""What leaves for Slack: the gateway and the dispatcher. The only place that knows slack_sdk."""
