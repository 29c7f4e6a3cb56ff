"""Figures over many incidents, for people and for machines."""
