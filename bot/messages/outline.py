"""A reply before its sentences are written: which facts, in what order, under which headings."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.facts.ids import FactId, StoryId
from bot.messages.reply import Action, Reply


class Style(StrEnum):
    """How a chapter's facts are shown: as sentences, as figures with a chart, or on a time axis."""

    SENTENCES = "sentences"
    FIGURES = "figures"
    TIMELINE = "timeline"


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A fact as it stands when the outline is told; `note` is shown beside it.

    `revision` is the one that stood when the outline was made, and `before` the one that its
    readers had been told until then; 0 for none. Telling it says what has changed since either.
    """

    fact: FactId
    note: str = ""
    revision: int = 0
    before: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Chapter:
    """Entries under a heading, in order.

    `more` is a sentence of the bot's own that follows them, such as what there was no room for.
    """

    heading: str
    entries: tuple[Entry, ...]
    style: Style = Style.SENTENCES
    more: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Outline:
    """`opening` and `closing` are sentences of the bot's own, which state no fact.

    Telling it leaves out what may no longer be shown, and says how much that is; a chapter
    without entries left goes too, unless it has `more` to say.
    """

    story: StoryId
    title: str
    chapters: tuple[Chapter, ...]
    opening: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()


Tell = Callable[[Outline], Reply]
"""Writes the sentences of an outline, with citations, from the record as it is now."""
