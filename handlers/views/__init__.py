"""What people submit or click in modals and messages."""
