"""A length of time in words."""

from datetime import timedelta

_UNITS = (
    ("day", timedelta(days=1)),
    ("hour", timedelta(hours=1)),
    ("minute", timedelta(minutes=1)),
)


def say_span(span: timedelta) -> str:
    """Return "2 days", "1 hour 20 minutes" or "less than a minute": two units at most."""
    words = []
    for name, unit in _UNITS:
        count, span = divmod(span, unit)
        if count:
            words.append(f"{count} {name}{'s' if count > 1 else ''}")
    return " ".join(words[:2]) or "less than a minute"
