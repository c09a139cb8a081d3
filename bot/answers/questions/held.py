"""The words that a fact holds, as the reader of a question compares them."""

from bot.answers.english.senses import senses_held
from bot.answers.scope import Scope
from bot.answers.search import names_of, texts_of
from bot.facts.fact import Fact

KEPT = 4096
"""Facts whose senses are remembered; when there are more, all are forgotten."""


def senses_of(scope: Scope, fact: Fact) -> frozenset[str]:
    """Return the senses of all that a fact says, its names and questions included."""
    kept = scope.snapshot.senses
    key = (fact.id, fact.revision.number)
    if key not in kept:
        if len(kept) >= KEPT:
            kept.clear()
        kept[key] = _senses(scope, fact)
    return kept[key]


def _senses(scope: Scope, fact: Fact) -> frozenset[str]:
    parts = fact.body.parts()
    names = {entity.id: names_of(entity) for _, each in parts if (entity := scope.entity(each))}
    return senses_held(texts_of(fact, names))
