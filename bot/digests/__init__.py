"""Digests: which places asked for one, when each edition is due, and what became of it."""
