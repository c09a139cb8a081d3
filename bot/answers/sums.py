"""Aid totals added up or set against each other, where they may be."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from bot.answers.bounds import exceeds
from bot.answers.compose import Draft
from bot.answers.words import say_money
from bot.facts.fact import Fact
from bot.facts.quantity import Qualifier, Quantity
from bot.facts.support import SupportRecord
from bot.messages.reply import Block, Notice, Statement

_ADDABLE = frozenset({Qualifier.EXACTLY, Qualifier.MORE_THAN, Qualifier.AT_LEAST})
"""Qualifiers that a sum of equally qualified amounts keeps."""


def say_sums(draft: Draft, found: Sequence[tuple[Fact, SupportRecord]]) -> Iterator[Block]:
    """Yield the sum of several donors' aid, or why there is none.

    Only where currency, sort and stage agree; amounts that are qualified in different ways are
    named one after the other, never as one figure.
    """
    donors = {support.donor for _, support in found}
    recipients = {support.recipient for _, support in found}
    if len(donors) < 2 or len(donors) < len(found):
        return
    same = all(first.addable_to(second) for (_, first), (_, second) in pairwise(found))
    if not same or len(recipients) > 1:
        yield Notice(text="Not added up: these figures do not measure the same thing.")
        return
    cites = sorted({number for fact, _ in found for number in draft.cite(fact)})
    yield Statement(text=_say_sum([support for _, support in found]), cites=tuple(cites))


def say_comparison(draft: Draft, found: Sequence[tuple[Fact, SupportRecord]]) -> Iterator[Block]:
    """Yield which of two donors' figures is the larger, if that may be told at all."""
    currencies = {
        donor: {support.currency for _, support in found if support.donor == donor}
        for donor in {support.donor for _, support in found}
    }
    if len(currencies) != 2:
        return
    if frozenset.intersection(*map(frozenset, currencies.values())) == frozenset():
        yield Notice(text="Not compared: these figures are in different currencies.")
        return
    if len(found) != 2:
        return
    (_, one), (_, other) = found
    larger, smaller = (one, other) if exceeds(one.amount, other.amount) else (other, one)
    if not exceeds(larger.amount, smaller.amount):
        yield Notice(text="Which of the two is larger cannot be told from these figures.")
        return
    cites = sorted({number for fact, _ in found for number in draft.cite(fact)})
    yield Statement(text=_say_larger(larger, smaller), cites=tuple(cites))


def _say_larger(larger: SupportRecord, smaller: SupportRecord) -> str:
    first, second = (say_money(each.amount, each.currency) for each in (larger, smaller))
    text = f"{first[:1].upper()}{first[1:]} is the larger figure, against {second}"
    if larger.addable_to(smaller):
        return f"{text}."
    return f"{text}; but the two do not measure the same thing."


def _say_sum(records: Sequence[SupportRecord]) -> str:
    currency = records[0].currency
    qualifiers = {support.amount.qualifier for support in records}
    if len(qualifiers) > 1 or not qualifiers <= _ADDABLE:
        amounts = " plus ".join(say_money(support.amount, currency) for support in records)
        return f"Together: {amounts}; no exact sum follows from these."
    total = sum((support.amount.value or Decimal(0) for support in records), Decimal(0))
    amount = Quantity(qualifier=qualifiers.pop(), value=total)
    return f"Added up: {say_money(amount, currency)}."
