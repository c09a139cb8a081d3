"""Compare a story with the text of one of its sources, when the desk holds it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.curation.candidate import Candidate, CheckedStory
from bot.errors import CurationError
from bot.facts.ids import SourceId, local_name
from bot.facts.quote import Quote
from bot.facts.source import Citation, Locator

_SAME = str.maketrans(
    dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛′`´", "'"),
)
_NUMBERED = frozenset({Locator.PARAGRAPH, Locator.CAPTION})
"""Places whose number is that of a line of the text; a caption is the first line."""


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
    paragraphs = [normalise(line) for line in text.split("\n") if line.strip()]
    cited = [
        (candidate, citation)
        for candidate in checked.candidates
        for citation in candidate.citations
        if citation.source == wanted
    ]
    places = [each for each in cited if each[1].locator in _NUMBERED]
    quotes = [
        (candidate, candidate.body)
        for candidate in dict.fromkeys(candidate for candidate, _ in places)
        if isinstance(candidate.body, Quote)
    ]
    faults = (
        *_missing_places(places, paragraphs),
        *_missing_quotes(quotes, wanted, paragraphs),
    )
    return Verification(
        source=wanted,
        quotes=len(quotes),
        places=len({citation for _, citation in places}),
        unseen=len(cited) - len(places),
        faults=faults,
    )


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


def normalise(text: str) -> str:
    """Make quotation marks, apostrophes and spaces alike; no word is touched."""
    return " ".join(text.translate(_SAME).split())


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
    places: Sequence[tuple[Candidate, Citation]], paragraphs: Sequence[str]
) -> Iterator[str]:
    for candidate, citation in places:
        if not 1 <= int(citation.at) <= len(paragraphs):
            yield (
                f'"{local_name(candidate.id)}" cites {citation.place}, and the text has '
                f"{len(paragraphs)} paragraphs. Mend the number."
            )


def _missing_quotes(
    quotes: Sequence[tuple[Candidate, Quote]], source: SourceId, paragraphs: Sequence[str]
) -> Iterator[str]:
    for candidate, quote in quotes:
        words = normalise(quote.text)
        numbers = [
            int(citation.at)
            for citation in candidate.citations
            if citation.source == source and citation.locator in _NUMBERED
        ]
        cited = [paragraphs[at - 1] for at in numbers if 1 <= at <= len(paragraphs)]
        if any(_quoted(words, paragraph) for paragraph in cited):
            continue
        elsewhere = [at for at, each in enumerate(paragraphs, 1) if _quoted(words, each)]
        yield f'quote "{local_name(candidate.id)}": {_reason(words, cited, elsewhere)}'


def _reason(words: str, cited: Sequence[str], elsewhere: Sequence[int]) -> str:
    if elsewhere:
        return f"The words stand in paragraph {elsewhere[0]}. Cite that one."
    if any(_spans(words, paragraph) for paragraph in cited):
        return "The words are the source's own, not between quotation marks. Quote what is."
    return "The words do not stand in a cited paragraph. Copy them letter by letter."


def _quoted(words: str, paragraph: str) -> bool:
    """Tell whether the words stand in the paragraph, between quotation marks if it has any."""
    has_marks = '"' in paragraph
    return any(
        not has_marks or paragraph.count('"', 0, start) % 2 == 1
        for start in _spans(words, paragraph)
    )


def _spans(words: str, paragraph: str) -> list[int]:
    return [found.start() for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", paragraph)]
