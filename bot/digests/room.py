"""How much of an edition a tired reader reads, and what is said of the rest."""

from collections.abc import Sequence

from bot.digests.rules import Section
from bot.facts.claim import Claim
from bot.facts.designation import Designation
from bot.facts.entity import Entity
from bot.facts.event import Event
from bot.facts.fact import Fact, Kind
from bot.facts.quote import Quote
from bot.facts.support import SupportRecord

MOST = {
    Section.NEW: 8,
    Section.CORRECTED: 6,
    Section.FIGURES: 12,
    Section.QUOTES: 4,
    Section.UPCOMING: 5,
}
"""Facts in a section."""
MOST_CHARACTERS = 1_800
"""Of what the facts of one section say; the first stands whatever its length."""
_TIMELINE = frozenset({Kind.EVENT, Kind.DESIGNATION, Kind.MEASURE, Kind.CLAIM})
_ASKED = {Kind.SUPPORT: "/aid", Kind.QUOTE: "/quotes", Kind.ENTITY: "/who"}


def make_room(facts: Sequence[Fact], section: Section) -> int:
    """Return how many of the facts, from the first on, a section has room for."""
    used = 0
    for count, fact in enumerate(facts[: MOST[section]]):
        used += _length(fact)
        if count and used > MOST_CHARACTERS:
            return count
    return min(len(facts), MOST[section])


def say_left(left: Sequence[Fact]) -> str:
    """Say how many facts had no room and which commands show them; empty for none."""
    if not left:
        return ""
    dated = [fact.happened_on for fact in left if fact.kind in _TIMELINE]
    commands = [f"/timeline since:{min(dated)}"] if dated else []
    commands += sorted({_ASKED[fact.kind] for fact in left if fact.kind in _ASKED})
    return f"And {len(left)} more: {', '.join(commands)}"


def _length(fact: Fact) -> int:
    match fact.body:
        case Quote() as quote:
            return len(quote.text) + len(quote.context) + len(quote.occasion)
        case Claim() as claim:
            return len(claim.statement) + sum(len(each.statement) for each in claim.disputes)
        case Event() | SupportRecord() | Designation() | Entity() as body:
            return _body_length(body)
        case measure:
            return len(measure.statement)


def _body_length(body: Event | SupportRecord | Designation | Entity) -> int:
    match body:
        case Event():
            return len(body.statement)
        case SupportRecord():
            return len(body.rank) + len(body.category)
        case Designation():
            return len(body.reason) + len(body.program)
        case Entity():
            return len(body.description)
