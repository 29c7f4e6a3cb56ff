"""The workspace in the browser: a page, its files, and one WebSocket for each tab that carries everything else."""
