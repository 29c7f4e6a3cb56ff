"""Ticks: what is looked at again and again. The only place that knows APScheduler."""
