"""Facts about a name or a word."""

from bot.answers.fold import stems
from bot.answers.names import Known
from bot.answers.scope import Scope
from bot.facts.fact import Fact
from bot.facts.query import Plays, Query


def find_about(scope: Scope, query: Query, about: str | None) -> list[Fact]:
    """Return the facts of `query` that name an entity or hold all the words; newest first.

    A name that is known takes in facts that only use its words, so that "Kyiv" finds a quote
    that says Kyiv and a quote that is tagged with it.
    """
    if about is None:
        return scope.find(query)
    holding = scope.snapshot.words.holding_all(scope.story, stems(about))
    named = {fact.id for fact in _naming(scope, query, about)}
    wanted = holding | named
    return [fact for fact in scope.find(query) if fact.id in wanted] if wanted else []


def _naming(scope: Scope, query: Query, about: str) -> list[Fact]:
    found = scope.snapshot.names.resolve(about, story=scope.story, moment=scope.moment)
    if not isinstance(found, Known):
        return []
    plays = (*query.plays, Plays(entities=frozenset({found.entity.id})))
    return scope.find(
        Query(
            story=query.story,
            kinds=query.kinds,
            plays=plays,
            since=query.since,
            until=query.until,
        )
    )
