"""An edition has what its sections ask for, each thing once, and says what had no room."""

from dataclasses import replace
from datetime import date, timedelta

from bot.digests.compose import compose_edition
from bot.digests.edition import Mark, edition_id
from bot.digests.room import MOST
from bot.digests.rules import Filters, Section
from bot.digests.select import News, select_news
from bot.facts.book import Book, build_book
from bot.facts.fact import Fact, Status
from bot.facts.when import When
from bot.messages.outline import Chapter, Outline, Style
from tests.builders import (
    STORY,
    a_claim_fact,
    a_quote,
    a_quote_fact,
    a_revision,
    a_story,
    a_support_fact,
    an_event,
    an_event_fact,
    fact_id,
    records,
)
from tests.digests.histories import START

NOW = START + timedelta(days=1)
SINCE = Mark(position=0, at=START - timedelta(days=1))
ALL = tuple(Section)


def an_edition(
    *facts: Fact,
    sections: tuple[Section, ...] = ALL,
    since: Mark | None = SINCE,
    brief: tuple[str, ...] = (),
    opening: tuple[str, ...] = (),
) -> Outline:
    story = a_story(brief=tuple(map(fact_id, brief)))
    book = build_book(records(*facts, stories=(story,)))
    return compose_edition(
        _news(book, since), book=book, story=STORY, sections=sections, opening=opening
    )


def _news(book: Book, since: Mark | None) -> News:
    return select_news(
        book,
        story=STORY,
        filters=Filters(),
        since=since,
        lookback=timedelta(days=7),
        now=NOW,
    )


def recorded(fact: Fact, number: int = 1) -> Fact:
    return replace(fact, revision=a_revision(number=number, recorded_at=START))


def event(name: str, day: date, *, announced: bool = False) -> Fact:
    body = an_event(statement=f"{name} took place.", when=When(start_on=day), announced=announced)
    return recorded(an_event_fact(name, body))


def events(count: int) -> list[Fact]:
    return [event(f"event-{number}", date(2024, 1, 1 + number)) for number in range(count)]


def chapter(outline: Outline, heading: str) -> Chapter:
    [found] = [each for each in outline.chapters if each.heading == heading]
    return found


def told(found: Chapter) -> list[str]:
    return [entry.fact.rpartition("/")[2] for entry in found.entries]


def test_the_title_counts_and_states_no_fact() -> None:
    first, quote = event("flood", date(2024, 1, 2)), recorded(a_quote_fact())
    outline = an_edition(first, quote)
    assert outline.title == "The river accord: 2 new"
    assert an_edition(first, quote, sections=(Section.QUOTES,)).title == "The river accord: 1 new"


def test_it_opens_with_since_when_and_with_what_is_given() -> None:
    outline = an_edition(*events(1), opening=("No editor has approved this edition.",))
    assert outline.opening == (
        "No editor has approved this edition.",
        "What changed since the last edition of 28 February 2026.",
    )
    assert an_edition(*events(1), since=None).opening == ("First edition: it looks back 7 days.",)


def test_quotes_stand_apart_where_their_section_is_asked_for() -> None:
    quote = recorded(a_quote_fact())
    assert told(chapter(an_edition(quote), "Quotes")) == ["quote"]
    alone = an_edition(quote, sections=(Section.NEW,))
    assert told(chapter(alone, "What is new")) == ["quote"]


def test_what_lies_ahead_is_not_told_twice() -> None:
    outline = an_edition(*events(1), event("meeting", date(2026, 3, 20), announced=True))
    assert told(chapter(outline, "What is new")) == ["event-0"]
    assert told(chapter(outline, "Dates ahead")) == ["meeting"]
    assert chapter(outline, "Dates ahead").entries[0].note == "new"


def test_what_has_no_room_is_counted_with_the_command_that_shows_it() -> None:
    outline = an_edition(*events(MOST[Section.NEW] + 3))
    found = chapter(outline, "What is new")
    assert len(found.entries) == MOST[Section.NEW]
    assert found.more == "And 3 more: /timeline since:2024-01-01"


def test_long_texts_leave_less_room() -> None:
    quotes = [
        recorded(a_quote_fact(f"quote-{number}", a_quote(text="word " * 240)))
        for number in range(4)
    ]
    found = chapter(an_edition(*quotes), "Quotes")
    assert (len(found.entries), found.more) == (1, "And 3 more: /quotes")


def test_the_desks_own_choice_of_facts_comes_first() -> None:
    outline = an_edition(*events(12), brief=("event-2",))
    assert told(chapter(outline, "What is new"))[:2] == ["event-2", "event-11"]


def test_a_correction_remembers_what_was_told_before() -> None:
    first = event("flood", date(2024, 1, 2))
    second = recorded(an_event_fact("flood"), 2)
    outline = an_edition(first, second, since=Mark(position=1, at=START))
    [entry] = chapter(outline, "What was corrected").entries
    assert (entry.before, entry.revision) == (1, 2)


def test_a_withdrawal_is_counted_even_when_there_is_nothing_else() -> None:
    first = event("flood", date(2024, 1, 2))
    gone = replace(recorded(first, 2), status=Status.RETRACTED)
    outline = an_edition(first, gone, since=Mark(position=1, at=START))
    [found] = outline.chapters
    assert (found.entries, found.more) == (
        (),
        "One fact that was on record has been withdrawn; it is not repeated.",
    )


def test_figures_stand_when_one_of_them_changed_or_nothing_did() -> None:
    aid = recorded(a_support_fact())
    changed = an_edition(aid)
    assert chapter(changed, "Figures").style is Style.FIGURES
    other = an_edition(aid, *events(1), since=Mark(position=1, at=START))
    assert "Figures" not in [each.heading for each in other.chapters]
    nothing = an_edition(aid, since=Mark(position=1, at=NOW))
    assert [each.heading for each in nothing.chapters] == ["Figures"]
    assert nothing.title == "The river accord: nothing new"


def test_three_dates_or_more_are_drawn_and_claims_are_not() -> None:
    claim = recorded(a_claim_fact())
    assert [each.style for each in an_edition(*events(2), claim).chapters] == [Style.SENTENCES]
    drawn = an_edition(*events(3))
    assert drawn.chapters[1].style is Style.TIMELINE
    assert told(drawn.chapters[1]) == ["event-0", "event-1", "event-2"]


def test_without_anything_for_its_sections_there_is_no_chapter() -> None:
    assert an_edition(*events(2), sections=(Section.QUOTES,)).chapters == ()


def test_equal_news_is_the_same_edition() -> None:
    first, second = an_edition(*events(2)), an_edition(*events(2))
    assert edition_id(STORY, first) == edition_id(STORY, second)
    assert edition_id(STORY, first) != edition_id(STORY, an_edition(*events(3)))
