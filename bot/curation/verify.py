"""Compare a story with the texts of its sources, when the desk holds them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.curation.candidate import Candidate, CheckedStory
from bot.curation.source_text import SourceText, find_misquote, is_numbered, read_paragraphs
from bot.errors import CurationError
from bot.facts.ids import SourceId, local_name
from bot.facts.quote import Quote
from bot.facts.source import Citation


@dataclass(frozen=True, kw_only=True, slots=True)
class Verification:
    """How much was compared, and what does not hold. `unseen` places have no number in a text."""

    source: SourceId
    quotes: int
    places: int
    unseen: int
    faults: tuple[str, ...]

    def lines(self) -> tuple[str, ...]:
        """Return one line a fault, then one that sums up."""
        unseen = f"; not in the text: {self.unseen} pages or entries" if self.unseen else ""
        verdict = f"faults: {len(self.faults)}" if self.faults else "all hold"
        compared = f"quotes: {self.quotes}, places: {self.places}"
        return (*self.faults, f"{self.source}: {verdict}; {compared}{unseen}.")


def verify(checked: CheckedStory, text: str, *, source: str = "") -> Verification:
    """Look up every quote and every place that cite a source in its text.

    Paragraphs are the lines of the text that are not empty, counted from 1. Only quotation
    marks, apostrophes and spaces may differ, and quoted words stand between quotation marks
    where their paragraph has any. `source` is a local name; a story with one source needs
    none. Raises CurationError when the source cannot be told.
    """
    wanted = _require_source(checked, source)
    return _verify(checked, SourceText(shown="", paragraphs=read_paragraphs(text)), wanted)


def verify_all(checked: CheckedStory) -> tuple[Verification, ...]:
    """Look up the same in each text of the story's own; `checked.unread()` are without one."""
    return tuple(_verify(checked, text, source) for source, text in checked.texts.items())


def read_source_text(path: Path) -> str:
    """Read a source's text. Raises CurationError when it cannot be read as UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CurationError([f"{path}: the source's text cannot be read: {reason}."]) from error
    except UnicodeDecodeError as error:
        fault = f"{path}: byte {error.start + 1} is not UTF-8 text. Save the file as UTF-8."
        raise CurationError([fault]) from error


def _verify(checked: CheckedStory, text: SourceText, source: SourceId) -> Verification:
    cited = [
        (candidate, citation)
        for candidate in checked.candidates
        for citation in candidate.citations
        if citation.source == source
    ]
    places = [each for each in cited if is_numbered(each[1])]
    quotes = [
        (candidate, candidate.body)
        for candidate in dict.fromkeys(candidate for candidate, _ in places)
        if isinstance(candidate.body, Quote)
    ]
    return Verification(
        source=source,
        quotes=len(quotes),
        places=len({citation for _, citation in places}),
        unseen=len(cited) - len(places),
        faults=(*_missing_places(places, text), *_missing_quotes(quotes, source, text)),
    )


def _require_source(checked: CheckedStory, name: str) -> SourceId:
    known = {_local_name(source.id): source.id for source in checked.sources}
    if name in known:
        return known[name]
    if not name and len(known) == 1:
        return next(iter(known.values()))
    told = f'has no source "{name}"' if name else "has several sources"
    raise CurationError([f"{checked.story.id} {told}. Name one of {', '.join(sorted(known))}."])


def _local_name(source: SourceId) -> str:
    return source.partition("/")[2]


def _missing_places(
    places: Sequence[tuple[Candidate, Citation]], text: SourceText
) -> Iterator[str]:
    for candidate, citation in places:
        if not text.has(citation):
            yield (
                f'"{local_name(candidate.id)}" cites {citation.place}, and the text has '
                f"{len(text.paragraphs)} paragraphs. Mend the number."
            )


def _missing_quotes(
    quotes: Sequence[tuple[Candidate, Quote]], source: SourceId, text: SourceText
) -> Iterator[str]:
    for candidate, quote in quotes:
        citations = [each for each in candidate.citations if each.source == source]
        if wrong := find_misquote(quote.text, text, citations):
            yield f'quote "{local_name(candidate.id)}": {wrong.message} {wrong.mend}'
