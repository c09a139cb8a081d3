"""What somebody typed, as it is repeated to them."""

import re

_LONGEST = 80
# Marks that turn the direction of writing would turn the bot's own words too.
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def say_typed(text: str) -> str:
    """Return the text on one line in quotation marks, shortened where it is long."""
    plain = " ".join(_TURNING.sub("", text).split())
    return f"“{plain}”" if len(plain) <= _LONGEST else f"“{plain[:_LONGEST].rstrip()}…”"
