"""The questions that a story's facts say they answer."""

import re
from collections import defaultdict
from collections.abc import Iterator

from bot.answers.words import say_money, say_quantity, say_when
from bot.facts.claim import Claim
from bot.facts.designation import Designation, Measure
from bot.facts.entity import Entity
from bot.facts.event import Event
from bot.facts.fact import Body, Fact
from bot.facts.ids import EntityId
from bot.facts.quote import Quote
from bot.facts.support import SupportRecord
from evaluation.material import Material
from evaluation.question import Question

_START = 5
"""Words of a statement by which it is known again."""


def stored_questions(material: Material) -> Iterator[Question]:
    """Yield each stored question once; right is a reply that shows one of the facts it is of."""
    facts: dict[str, list[Fact]] = defaultdict(list)
    for fact in material.facts:
        for question in fact.questions:
            facts[question].append(fact)
    for number, (text, owners) in enumerate(sorted(facts.items()), start=1):
        signs = dict.fromkeys(sign for fact in owners for sign in _signs(material, fact.body))
        yield Question(
            id=f"stored-{number}",
            kind=owners[0].kind.value,
            text=text,
            answerable=True,
            must=("|".join(map(re.escape, filter(None, signs))),),
        )


def _signs(material: Material, body: Body) -> Iterator[str]:
    """Yield the words of which a reply that states a fact has at least one."""
    match body:
        case Entity():
            yield from (body.name, body.description)
        case Quote():
            yield from (_start(body.text), _name(material, body.speaker))
        case Claim() | Measure():
            yield _start(body.statement)
        case Event():
            yield from (_start(body.statement), say_when(body.when))
        case SupportRecord():
            yield from (say_money(body.amount, body.currency), body.rank)
        case Designation():
            yield from map(say_quantity, body.counts)
            yield from (_name(material, target) for target in body.targets)


def _name(material: Material, entity_id: EntityId) -> str:
    entity = material.entity(entity_id)
    return entity.name if entity else ""


def _start(text: str) -> str:
    return " ".join(text.split()[:_START])
