"""News to an outline: which facts stand under which heading, and what there is no room for."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.digests.room import make_room, say_left
from bot.digests.rules import Section
from bot.digests.say_span import say_span
from bot.digests.select import News
from bot.facts.book import Book
from bot.facts.fact import Fact, Kind
from bot.facts.ids import FactId, StoryId
from bot.messages.dates import say_date
from bot.messages.outline import Chapter, Entry, Outline, Style

_HEADINGS = {
    Section.NEW: "What is new",
    Section.CORRECTED: "What was corrected",
    Section.FIGURES: "Figures",
    Section.QUOTES: "Quotes",
    Section.UPCOMING: "Dates ahead",
}
_NEW, _CORRECTED = "new", "corrected"
_OWN = {Kind.QUOTE: Section.QUOTES, Kind.SUPPORT: Section.FIGURES}
"""Kinds that are told in a section of their own, where there is one."""
_DRAWN = frozenset({Kind.DESIGNATION, Kind.MEASURE, Kind.EVENT})
FEWEST_DATES = 3
"""Fewer different dates need no picture."""
MOST_DRAWN, MOST_AHEAD = 5, 3
"""What one picture can show with its words still readable, on a phone too."""


def compose_edition(
    news: News,
    *,
    book: Book,
    story: StoryId,
    sections: tuple[Section, ...],
    opening: tuple[str, ...] = (),
) -> Outline:
    """Return the outline of an edition, without actions; without chapters it tells nothing.

    A fact is told in one section; figures and dates ahead stand as they are on record. What a
    section has no room for is counted, with the commands that show it.
    """
    known = book.stories.get(story)
    plan = _Plan(news=news, sections=frozenset(sections), brief=known.brief if known else ())
    chapters = [chapter for section in sections for chapter in plan.chapters(section)]
    return Outline(
        story=story,
        title=f"{known.title if known else story}: {plan.count()}",
        chapters=tuple(chapter for chapter in chapters if chapter.entries or chapter.more),
        opening=(*opening, *_say_since(news)),
    )


def _say_since(news: News) -> tuple[str, ...]:
    if news.since is None:
        return (f"First edition: it looks back {say_span(news.lookback)}.",)
    since = f"since the last edition of {say_date(news.since.at.date())}"
    return (f"Nothing new {since}." if news.empty else f"What changed {since}.",)


@dataclass(frozen=True, kw_only=True)
class _Plan:
    """Which facts go where; what `brief` names comes first."""

    news: News
    sections: frozenset[Section]
    brief: tuple[FactId, ...]

    def count(self) -> str:
        """Say how much of what there is the sections tell, which states no fact."""
        corrected = Section.CORRECTED in self.sections
        told = {
            *(fact.id for fact in self._told if Section.NEW in self.sections),
            *(fact.id for fact in self._quotes if Section.QUOTES in self.sections),
            *(fact.id for fact in self._aid if Section.FIGURES in self.sections),
            *(fact.id for fact in self.news.new if fact.id in self._ahead),
        }
        counts = (
            (len(told), _NEW),
            (len(self.news.corrected) * corrected, _CORRECTED),
            (self.news.withdrawn * corrected, "withdrawn"),
        )
        return ", ".join(f"{count} {name}" for count, name in counts if count) or "nothing new"

    def chapters(self, section: Section) -> tuple[Chapter, ...]:
        match section:
            case Section.NEW:
                return (self._chapter(section, self._told, more=self._say_older()), self._timeline)
            case Section.CORRECTED:
                return (self._corrections,)
            case Section.FIGURES:
                return (self._figures,)
            case Section.QUOTES:
                return (self._chapter(section, self._quotes),)
            case Section.UPCOMING:
                return (self._chapter(section, self.news.upcoming, marked=True),)

    @cached_property
    def _marks(self) -> dict[FactId, str]:
        """Words beside what stands in the record anyway; in a first edition all is new."""
        if self.news.since is None:
            return {}
        new = {fact.id: _NEW for fact in self.news.new}
        return new | {each.fact.id: _CORRECTED for each in self.news.corrected}

    @cached_property
    def _ahead(self) -> frozenset[FactId]:
        """What stands under the dates ahead, and nowhere else."""
        if Section.UPCOMING not in self.sections:
            return frozenset()
        coming = self.news.upcoming
        return frozenset(each.id for each in coming[: make_room(coming, Section.UPCOMING)])

    @cached_property
    def _told(self) -> tuple[Fact, ...]:
        elsewhere = {kind for kind, section in _OWN.items() if section in self.sections}
        told = (
            fact
            for fact in self.news.new
            if fact.kind not in elsewhere and fact.id not in self._ahead
        )
        ranks = {fact_id: rank for rank, fact_id in enumerate(self.brief)}
        return tuple(sorted(told, key=lambda fact: ranks.get(fact.id, len(ranks))))

    @cached_property
    def _quotes(self) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.news.new if fact.kind is Kind.QUOTE)

    @cached_property
    def _aid(self) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.news.new if fact.kind is Kind.SUPPORT)

    @cached_property
    def _timeline(self) -> Chapter:
        """The dates of what is told, on one axis; what is only alleged is not drawn."""
        told = self._told[: make_room(self._told, Section.NEW)]
        ahead = [fact for fact in self.news.upcoming if fact.id in self._ahead]
        dated = [fact for fact in told if fact.kind in _DRAWN]
        facts = sorted(
            [*dated[:MOST_DRAWN], *ahead[:MOST_AHEAD]], key=lambda fact: fact.happened_on
        )
        enough = len({fact.happened_on for fact in facts}) >= FEWEST_DATES and bool(dated)
        entries = tuple(map(_entry, facts)) if enough else ()
        return Chapter(heading="Timeline", entries=entries, style=Style.TIMELINE)

    @cached_property
    def _corrections(self) -> Chapter:
        corrected = self.news.corrected
        room = make_room([each.fact for each in corrected], Section.CORRECTED)
        entries = tuple(
            _entry(each.fact, before=each.before.revision.number) for each in corrected[:room]
        )
        more = (say_left([each.fact for each in corrected[room:]]), _say_withdrawn(self.news))
        return Chapter(
            heading=_HEADINGS[Section.CORRECTED],
            entries=entries,
            more=" ".join(each for each in more if each),
        )

    @cached_property
    def _figures(self) -> Chapter:
        """All figures on record when one of them changed, or when nothing else did."""
        figures = self.news.figures
        changed = {fact.id for fact in self.news.new}
        changed |= {each.fact.id for each in self.news.corrected}
        wanted = self.news.empty or any(fact.id in changed for fact in figures)
        chapter = self._chapter(Section.FIGURES, figures if wanted else (), marked=True)
        return Chapter(
            heading=chapter.heading,
            entries=chapter.entries,
            style=Style.FIGURES,
            more=chapter.more,
        )

    def _chapter(
        self, section: Section, facts: Sequence[Fact], *, marked: bool = False, more: str = ""
    ) -> Chapter:
        room = make_room(facts, section)
        entries = (
            _entry(fact, note=self._marks.get(fact.id, "") if marked else "")
            for fact in facts[:room]
        )
        said = (say_left(facts[room:]), more)
        return Chapter(
            heading=_HEADINGS[section],
            entries=tuple(entries),
            more=" ".join(each for each in said if each),
        )

    def _say_older(self) -> str:
        older = self.news.older
        if not older:
            return ""
        span = say_span(self.news.lookback)
        return f"{older} more changed longer ago than the {span} this digest looks back: /timeline"


def _entry(fact: Fact, *, note: str = "", before: int = 0) -> Entry:
    return Entry(fact=fact.id, note=note, revision=fact.revision.number, before=before)


def _say_withdrawn(news: News) -> str:
    if not news.withdrawn:
        return ""
    if news.withdrawn == 1:
        return "One fact that was on record has been withdrawn; it is not repeated."
    return f"{news.withdrawn} facts that were on record have been withdrawn; none is repeated."
