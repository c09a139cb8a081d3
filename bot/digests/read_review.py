"""The options of a command that say who sees drafts first: review, lead and unapproved."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from bot.digests.read_place import read_place
from bot.digests.read_span import read_span
from bot.digests.read_timing import NO
from bot.digests.subscription import Review, Unapproved
from bot.errors import RequestError
from bot.messages.request import Place
from bot.messages.typed import say_typed


def read_review(options: Mapping[str, str], before: Review | None, *, here: Place) -> Review | None:
    """Return who sees drafts first; None for nobody.

    Raises RequestError for what cannot be read, and when only half of it is said.
    """
    typed = options.get("review", "").strip()
    if typed.casefold() in NO:
        return None
    review = before
    if typed:
        place = read_place(typed, here)
        review = replace(before, place=place) if before else Review(place=place)
    if review is None:
        if half := next((name for name in ("lead", "unapproved") if name in options), None):
            raise RequestError(
                f"{half} is for drafts that editors see first: name their channel with review too."
            )
        return None
    if "lead" in options:
        review = replace(review, lead=_read_lead(options["lead"]))
    if "unapproved" in options:
        review = replace(review, unapproved=_read_unapproved(options["unapproved"]))
    return review


def _read_lead(text: str) -> timedelta:
    return read_span(
        text,
        least=timedelta(minutes=5),
        most=timedelta(hours=12),
        example="30 minutes, from 5 minutes to 12 hours",
    )


def _read_unapproved(text: str) -> Unapproved:
    try:
        return Unapproved(text.strip().casefold())
    except ValueError:
        raise RequestError(f"unapproved is skip or send, not {say_typed(text)}.") from None
