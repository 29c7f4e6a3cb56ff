"""Typed text to typed values: strict grammars that leave every word they do not know as it was."""
