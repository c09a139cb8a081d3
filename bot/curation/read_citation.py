"""Citations as curators write them: "upi p13 p14", "ofac page:2", "sdn entry:20405"."""

import re

from bot.facts.ids import LOCAL_NAME, SourceId
from bot.facts.source import Citation, Locator

_PARAGRAPH = re.compile(r"p([1-9]\d{0,5})")
_PLACE = re.compile(r"(page|entry|caption):([^\s:]{1,100})")
_MEND = (
    'Write the source and then its places: "upi p13", "upi p3 p4", "report page:12", '
    '"list entry:20405", "upi caption".'
)


def read_citations(written: object) -> tuple[Citation, ...]:
    """Return the citations, each with the local name of its source.

    A text names one source and its places; a list has a text a source. Raises ValueError:
    what is wrong, and how to mend it.
    """
    texts = [written] if isinstance(written, str) else written
    if not isinstance(texts, list) or not texts:
        raise ValueError("This cites nothing.", _MEND)
    found: dict[Citation, None] = {}
    for text in texts:
        if not isinstance(text, str):
            raise ValueError("This is not a citation.", _MEND)
        source, *places = text.split() or [""]
        if not LOCAL_NAME.fullmatch(source):
            raise ValueError(f'"{source[:40]}" is not the id of a source.', _MEND)
        if not places:
            raise ValueError(f'"{source}" is cited without a place in it.', _MEND)
        found |= dict.fromkeys(_read_place(SourceId(source), place) for place in places)
    return tuple(found)


def _read_place(source: SourceId, place: str) -> Citation:
    if paragraph := _PARAGRAPH.fullmatch(place):
        return Citation(source=source, locator=Locator.PARAGRAPH, at=paragraph[1])
    if place == "caption":
        return Citation(source=source, locator=Locator.CAPTION, at="1")
    if named := _PLACE.fullmatch(place):
        return Citation(source=source, locator=Locator(named[1]), at=named[2])
    raise ValueError(f'"{place[:40]}" is not a place in a source.', _MEND)
