"""The words that a fact holds, as the reader of a question compares them."""

from bot.answers.scope import Scope
from bot.answers.search import canonical_stems, texts_of
from bot.facts.fact import Fact


def stems_held(scope: Scope, fact: Fact) -> frozenset[str]:
    """Return the canonical stems of all that a fact says, its names and questions included."""
    names = {
        entity.id: " ".join((entity.name, *entity.aliases))
        for _, each in fact.body.parts()
        if (entity := scope.entity(each))
    }
    return canonical_stems(texts_of(fact, names))
