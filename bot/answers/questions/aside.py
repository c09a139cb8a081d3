"""Circumstances a question names by the way: "… before it hit the reef", "… over the leak"."""

import re
from collections.abc import Iterator

_ASIDE = re.compile(
    r"\s(?:before|after|when|while|once|as soon as|because|over|during|amid|following|because of"
    r"|in response to)\s",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"\W*how much\b.*\s(?:before|after|until|since)\s", re.IGNORECASE)
_LEAST = 3
"""Words that a question must have before its aside."""


def asides(question: str) -> Iterator[tuple[str, str]]:
    """Yield the question without its last circumstances, and the circumstances."""
    if _AMOUNT.match(question):
        return  # how much it was before something is not how much it is
    for found in _ASIDE.finditer(question):
        main, aside = question[: found.start()], question[found.end() :]
        if len(main.split()) >= _LEAST and len(aside.split()) > 1:
            yield main, aside
