"""One file a command: what it answers."""
