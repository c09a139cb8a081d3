"""Rules on quotes."""

from collections.abc import Iterator
from datetime import date

from bot.curation.fault import Fault
from bot.curation.manuscript import Manuscript, Record

_MARKS = '"“”„«»'


def quote_without_marks(script: Manuscript, _today: date) -> Iterator[Fault]:
    """A quote's words carry no quotation marks around them."""
    for record in script.of("quote"):
        text = record.values.text("text")
        if text and text[0] in _MARKS and text[-1] in _MARKS:
            message = "text: the quotation marks around the words do not belong to them."
            mend = "Leave them out; they are put there when the quote is shown."
            yield script.fault(record, "quote-marks", message, mend, key="text")


def quote_once(script: Manuscript, _today: date) -> Iterator[Fault]:
    """The same words of one speaker on one day are one quote."""
    first: dict[tuple[str, date, str], Record] = {}
    for record in script.of("quote"):
        speaker, said_on = record.values.text("speaker"), record.values.day("said_on")
        words = " ".join(record.values.text("text").casefold().split())
        if not (speaker and said_on and words):
            continue
        known = first.setdefault((speaker, said_on, words), record)
        if known is not record:
            message = f"text: The same words of the same speaker stand in {script.place_of(known)}."
            mend = "Keep one, and cite both places in it."
            yield script.fault(record, "duplicate-quote", message, mend, key="text")
