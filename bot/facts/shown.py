"""What of a fact its readers see, so that a revision they would not notice is no news to them."""

from dataclasses import replace

from bot.facts.claim import Claim
from bot.facts.designation import Designation, Measure
from bot.facts.entity import Entity
from bot.facts.event import Event
from bot.facts.fact import Fact
from bot.facts.quote import Quote
from bot.facts.support import SupportRecord


def differs(fact: Fact, before: Fact) -> bool:
    """Tell whether two revisions read differently; tags, aliases and stored questions do not."""
    return _as_shown(fact) != _as_shown(before)


def _as_shown(fact: Fact) -> tuple[object, ...]:
    return (*_body(fact), fact.citations, fact.as_of)


def _body(fact: Fact) -> tuple[object, ...]:
    match fact.body:
        case Entity() as entity:
            return (replace(entity, aliases=(), in_text=""),)
        case Designation() | SupportRecord() | Quote() as body:
            return (replace(body, about=()),)
        case Measure() as measure:
            return (measure.authorities, measure.statement, measure.announced_on)
        case Claim() as claim:
            return (claim.claimants, claim.statement, claim.claimed_on, claim.disputes)
        case Event() as event:
            return (event.statement, event.when, event.announced)
