"""The command line, for desks and for machines."""
