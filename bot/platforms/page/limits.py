"""What the page keeps and takes; all of it in memory, all of it bounded."""

from datetime import timedelta

VISITORS = 500
TURNS = 40
"""A visitor's newest turns that are kept."""

VISITOR_BYTES = 1024 * 1024
"""Bytes of rendered replies kept for one visitor."""

ALL_BYTES = 64 * 1024 * 1024
"""Bytes of rendered replies kept for all visitors together."""

VISIT = timedelta(hours=12)
"""A conversation is forgotten this long after its last turn."""

EARLIER = 6
"""Turns that are sent along with a request, for follow-up questions."""

PICTURES = 256
"""Charts that can be painted again; older ones are gone with their turns."""
