"""The Web API: one module for each family of methods, and the table that joins them."""
