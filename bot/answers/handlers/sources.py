"""`/sources`: the documents the facts stand on."""

from collections import Counter

from bot.answers.decline import decline
from bot.answers.paging import page_actions, take_page
from bot.answers.scope import Scope
from bot.facts.ids import SourceId
from bot.facts.query import Query
from bot.messages.dates import say_date
from bot.messages.reply import Block, Listing, Notice, Reference, Reply, Statement

SIZE = 10


def answer_sources(scope: Scope) -> Reply:
    """Answer with every source that an approved fact of the story cites, most cited first."""
    facts = scope.find(Query(story=scope.story))
    counts = Counter(source for fact in facts for source in {c.source for c in fact.citations})
    if not counts:
        return decline("No source is on record for this story.")
    ranked = sorted(counts, key=lambda source: (-counts[source], source))
    shown, which = take_page(scope, ranked, size=SIZE)
    references = [_reference(scope, number, each) for number, each in enumerate(shown, start=1)]
    listing = Listing(
        statements=tuple(
            Statement(
                text=f"{reference.publisher}, {say_date(reference.published_on)}: "
                f"bears {counts[source]} of {len(facts)} facts.",
                cites=(reference.number,),
            )
            for source, reference in zip(shown, references, strict=True)
        )
    )
    blocks: list[Block] = [listing, *([Notice(text=f"Showing {which}.")] if which else [])]
    return Reply(
        title="Sources",
        blocks=tuple(blocks),
        references=tuple(references),
        as_of=max(fact.as_of for fact in facts),
        actions=tuple(page_actions(scope, len(ranked), size=SIZE)),
    )


def _reference(scope: Scope, number: int, source_id: SourceId) -> Reference:
    source = scope.snapshot.book.sources[source_id]
    return Reference(
        number=number,
        publisher=source.publisher,
        title=source.title,
        published_on=source.published_on,
        place="whole document",
        url=source.url,
    )
