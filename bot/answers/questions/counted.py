"""Whether a fact tells how many or how much there is of what a question counts."""

from collections.abc import Iterator

from bot.answers.english.senses import senses_asked, senses_held
from bot.answers.fold import fold, stem
from bot.answers.scope import Scope
from bot.answers.search import SORTS
from bot.facts.claim import Claim
from bot.facts.designation import Designation, Measure
from bot.facts.entity import Entity
from bot.facts.event import Event
from bot.facts.fact import Fact
from bot.facts.quantity import Quantity
from bot.facts.support import SupportRecord

_NEAR = 3
"""Words behind a number among which stands what it counts."""

_NUMBERS = frozenset(
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred hundreds thousand thousands dozen dozens several many few".split()
)


def counts(scope: Scope, fact: Fact, unit: str) -> bool:
    """Tell whether the fact holds a number of the unit: as a quantity, or in its sentence."""
    wanted = frozenset().union(*(senses_asked(stem(word)) for word in unit.split()))
    units = [quantity.unit for quantity in _quantities(fact)]
    units += [SORTS[entity.entity_kind] for entity in _targets(scope, fact)]
    return bool(wanted & senses_held(units)) or _counts_in_words(scope, fact, wanted)


def is_measured(scope: Scope, fact: Fact) -> bool:
    """Tell whether the fact holds a quantity at all."""
    if isinstance(fact.body, SupportRecord) or any(True for _ in _quantities(fact)):
        return True
    return any(_is_number(word) for word in _words(scope, fact))


def _quantities(fact: Fact) -> Iterator[Quantity]:
    match fact.body:
        case Designation(counts=several):
            yield from several
        case Claim(quantity=quantity) if quantity:
            yield quantity


def _counts_in_words(scope: Scope, fact: Fact, wanted: frozenset[str]) -> bool:
    words = _words(scope, fact)
    numbers = (at for at, word in enumerate(words) if _is_number(word))
    return any(wanted & senses_held(words[at + 1 : at + 1 + _NEAR]) for at in numbers)


def _targets(scope: Scope, fact: Fact) -> Iterator[Entity]:
    """Yield what a designation names: who reads the names can count them."""
    if isinstance(fact.body, Designation):
        yield from (entity for each in fact.body.targets if (entity := scope.entity(each)))


def _is_number(word: str) -> bool:
    return word.isdigit() or word in _NUMBERS


def _words(scope: Scope, fact: Fact) -> list[str]:
    match fact.body:
        case Claim(statement=text) | Event(statement=text) | Measure(statement=text):
            return _without_names(scope, fact, text)
        case _:
            return []


def _without_names(scope: Scope, fact: Fact, text: str) -> list[str]:
    """Return the words of a text; the number in "Fath-360" counts no missiles."""
    folded = f" {fold(text)} "
    for _, each in fact.body.parts():
        entity = scope.entity(each)
        for name in (entity.name, *entity.aliases) if entity else ():
            if any(letter.isdigit() for letter in name):
                folded = folded.replace(f" {fold(name)} ", " . ")
    return folded.split()
