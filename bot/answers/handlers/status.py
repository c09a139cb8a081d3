"""`/status`: facts, sources, last change, versions and connections."""

from collections import Counter
from collections.abc import Sequence

from bot.answers.scope import Scope
from bot.answers.words import say_list
from bot.facts.fact import Fact, Kind
from bot.facts.query import Query
from bot.messages.dates import say_date
from bot.messages.reply import Block, Heading, Notice, Reply

_MANY = {Kind.ENTITY: "entities", Kind.SUPPORT: "support records"}
"""Plurals that are more than an s."""


def answer_status(scope: Scope) -> Reply:
    """Answer with counts of what may be shown, and how everything is connected."""
    book = scope.snapshot.book
    facts = scope.find(Query(story=scope.story))
    counted = say_list(_count_kinds(facts))
    by_kind = f" ({counted})" if counted else ""
    sources = {citation.source for fact in facts for citation in fact.citations}
    counted_sources = "1 source" if len(sources) == 1 else f"{len(sources)} sources"
    at = book.recorded_at
    changed = f"{at:%H:%M} UTC on {say_date(at.date())}" if at else "never"
    blocks: list[Block] = [
        Notice(text=f"Story: {book.stories[scope.story].title} ({scope.story})."),
        Notice(text=f"Facts: {len(facts)}{by_kind}, from {counted_sources}."),
        Notice(text=f"Stories: {len(book.stories)}. Last change: {changed}."),
        Heading(text="Connections"),
    ]
    for health in scope.surroundings.health():
        detail = f" – {health.detail}" if health.detail else ""
        blocks.append(Notice(text=f"{health.name}: {health.connection.value}{detail}"))
    versions = ", ".join(f"{name} {version}" for name, version in scope.surroundings.versions)
    blocks.append(Notice(text=f"Store version {book.version}. {versions}."))
    return Reply(title="Status", blocks=tuple(blocks))


def _count_kinds(facts: Sequence[Fact]) -> list[str]:
    kinds = Counter(fact.kind for fact in facts)
    return [
        f"{count} {kind.value if count == 1 else _MANY.get(kind, f'{kind.value}s')}"
        for kind, count in sorted(kinds.items())
    ]
