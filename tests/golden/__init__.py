"""Documents as they should come out, byte for byte; reviewed whenever they change."""
