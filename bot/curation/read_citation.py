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
    everything that is wrong, and how to mend it.
    """
    texts = [written] if isinstance(written, str) else written
    if not isinstance(texts, list) or not any(texts):
        raise ValueError("This cites nothing.", _MEND)
    found: dict[Citation, None] = {}
    faults: dict[str, None] = {}
    for text in texts:
        source, places = _split(text)
        if not source:
            faults[_no_source(text)] = None
        elif not places:
            faults[f'"{source}" is cited without a place in it.'] = None
        for place in places if source else ():
            try:
                found[_read_place(SourceId(source), place)] = None
            except ValueError as error:
                faults[str(error)] = None
    if faults:
        raise ValueError(" ".join(faults), _MEND)
    return tuple(found)


def sources_named(written: object) -> tuple[str, ...]:
    """Return the sources that can be made out in citations, sound or not."""
    texts = written if isinstance(written, list) else [written]
    return tuple(dict.fromkeys(source for source, _ in map(_split, texts) if source))


def _split(text: object) -> tuple[str, list[str]]:
    """Return the source, empty when none can be made out, and the places."""
    source, *places = (text.split() if isinstance(text, str) else []) or [""]
    return (source if len(source) <= 100 and LOCAL_NAME.fullmatch(source) else ""), places


def _no_source(text: object) -> str:
    if not isinstance(text, str):
        return "This is not a citation."
    word = (text.split() or [""])[0]
    return f'"{word[:40]}" is not the id of a source.' if word else "One citation is empty."


def _read_place(source: SourceId, place: str) -> Citation:
    if paragraph := _PARAGRAPH.fullmatch(place):
        return Citation(source=source, locator=Locator.PARAGRAPH, at=paragraph[1])
    if place == "caption":
        return Citation(source=source, locator=Locator.CAPTION, at="1")
    named = _PLACE.fullmatch(place)
    if named and named[2].isprintable():
        return Citation(source=source, locator=Locator(named[1]), at=named[2])
    if re.fullmatch("p0+", place):
        raise ValueError(f'There is no paragraph "{place[:40]}": they count from 1.')
    raise ValueError(f'"{place[:40]}" is not a place in a source.')
