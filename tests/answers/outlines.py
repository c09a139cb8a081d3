"""Outlines of one chapter over a small record, told."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.answers.edition import tell_outline
from bot.answers.snapshot import take_snapshot
from bot.facts.book import build_book
from bot.facts.fact import Body, Fact
from bot.facts.ids import FactId
from bot.messages.outline import Chapter, Entry, Outline, Style
from bot.messages.reply import Action, Reply
from tests.answers.desk import river_facts
from tests.builders import (
    STORY,
    a_revision,
    fact_id,
    records,
)

NOW = datetime(2024, 6, 1, 12, 0, tzinfo=UTC)
LATER = NOW - timedelta(days=1)


def tell(*facts: Fact, chapter: Chapter | None = None, now: datetime = NOW) -> Reply:
    """Tell one chapter, of all the facts as sentences unless another is given."""
    ids = dict.fromkeys(fact.id for fact in facts)
    found = chapter or a_chapter(*(Entry(fact=each) for each in ids))
    return tell_chapters(facts, found, now=now)


def tell_chapters(facts: tuple[Fact, ...], *chapters: Chapter, now: datetime = NOW) -> Reply:
    outline = Outline(
        story=STORY,
        title="The river accord: 1 new",
        chapters=chapters,
        opening=("What changed since yesterday.",),
        closing=("That is all.",),
        actions=(Action(label="Pause", line="/digest pause"),),
    )
    names = (fact for fact in river_facts() if fact.kind.value == "entity")
    snapshot = take_snapshot(build_book(records(*names, *facts)))
    return tell_outline(snapshot, outline, now=now)


def a_chapter(
    *entries: Entry, style: Style = Style.SENTENCES, more: str = "", heading: str = "What is new"
) -> Chapter:
    return Chapter(heading=heading, entries=entries, style=style, more=more)


def revised(fact: Fact, body: Body, *, why: str = "the source corrected it") -> Fact:
    number = fact.revision.number + 1
    return replace(fact, body=body, revision=a_revision(number=number, recorded_at=LATER, why=why))


def of(name: str) -> FactId:
    return fact_id(name)
