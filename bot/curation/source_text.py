"""The text of a source, as the desk holds it: its paragraphs, and what stands in them."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from bot.facts.source import Citation, Locator

_SAME = str.maketrans(
    dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛′`´", "'"),
)
_NUMBERED = frozenset({Locator.PARAGRAPH, Locator.CAPTION})
"""Places whose number is that of a line of the text; a caption is the first line."""
_POINTS = re.compile(r"(?<=\b\w)\.(?=\w\b|\s|$)")
_BREAKS = re.compile(r"[^\w]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceText:
    """`shown` is the file as a fault names it; `paragraphs` are normalised."""

    shown: str
    paragraphs: tuple[str, ...]

    def has(self, citation: Citation) -> bool:
        """Tell whether the text has the place, which is numbered."""
        return 1 <= int(citation.at) <= len(self.paragraphs)

    def cited(self, citations: Iterable[Citation]) -> tuple[str, ...]:
        """Return the paragraphs that these citations of it name, as far as it has them."""
        return tuple(
            self.paragraphs[int(each.at) - 1]
            for each in citations
            if is_numbered(each) and self.has(each)
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Misquote:
    """Words that do not hold. `key` is what is to be mended: the text, or what it cites."""

    key: str
    message: str
    mend: str


def read_paragraphs(text: str) -> tuple[str, ...]:
    """Return the lines of a text that are not empty, normalised."""
    return tuple(normalise(line) for line in text.split("\n") if line.strip())


def normalise(text: str) -> str:
    """Make quotation marks, apostrophes and spaces alike; no word is touched."""
    return " ".join(text.translate(_SAME).split())


def is_numbered(citation: Citation) -> bool:
    """Tell whether the place is one of the lines of a text: not a page, nor an entry."""
    return citation.locator in _NUMBERED


def find_misquote(words: str, text: SourceText, citations: Iterable[Citation]) -> Misquote | None:
    """Return why quoted words do not hold; None when they stand in a paragraph that is cited."""
    wanted, cited = normalise(words), text.cited(citations)
    if any(_quoted(wanted, each) for each in cited):
        return None
    elsewhere = (at for at, each in enumerate(text.paragraphs, 1) if _quoted(wanted, each))
    if at := next(elsewhere, 0):
        return Misquote(
            key="cite", message=f"The words stand in paragraph {at}.", mend="Cite that one."
        )
    if any(_spans(wanted, each) for each in cited):
        message = "The words are the source's own, not between quotation marks."
        return Misquote(key="text", message=message, mend="Quote what is.")
    message = "The words do not stand in a cited paragraph."
    return Misquote(key="text", message=message, mend="Copy them letter by letter.")


def names_any(paragraphs: Iterable[str], names: Iterable[str]) -> bool:
    """Tell whether a name stands in a paragraph; case, accents and points make no difference."""
    wanted = [plain.removeprefix("the ") for plain in map(_plain, names) if plain]
    told = [f" {_plain(each)} " for each in paragraphs]
    return any(f" {name} " in text for name in wanted for text in told)


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(each for each in letters if not unicodedata.combining(each))
    return _BREAKS.sub(" ", _POINTS.sub("", bare)).strip()


def _quoted(words: str, paragraph: str) -> bool:
    """Tell whether the words stand in the paragraph, between quotation marks if it has any."""
    has_marks = '"' in paragraph
    return any(
        not has_marks or paragraph.count('"', 0, start) % 2 == 1
        for start in _spans(words, paragraph)
    )


def _spans(words: str, paragraph: str) -> list[int]:
    return [found.start() for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", paragraph)]
