"""Rules on money and on counts."""

from collections.abc import Iterator
from datetime import date

from bot.curation.explain import did_you_mean
from bot.curation.fault import Fault
from bot.curation.manuscript import Manuscript
from bot.curation.shapes import DesignationShape, SupportShape
from bot.facts.quantity import UNCOUNTED
from bot.facts.support import Stage


def currency_exists(script: Manuscript, _today: date) -> Iterator[Fault]:
    """Amounts are in a currency that ISO 4217 knows."""
    amounts = [(record, each) for record, each in script.facts if isinstance(each, SupportShape)]
    if not amounts:
        return
    from babel.numbers import list_currencies  # late: a story without money needs no babel

    known = list_currencies()
    for record, shape in amounts:
        if shape.currency not in known:
            message = f'There is no currency "{shape.currency}" in ISO 4217.'
            mend = f"{did_you_mean(shape.currency, sorted(known))}Write its code, like USD."
            yield script.fault(record, "currency", message, mend, key="currency")


def money_is_money(script: Manuscript, _today: date) -> Iterator[Fault]:
    """An amount is a sum of money, and a stage says whose definition it is."""
    for record, shape in script.facts:
        if not isinstance(shape, SupportShape):
            continue
        if shape.amount.unit or shape.amount.qualifier in UNCOUNTED:
            message = "amount: this is not a sum of money."
            mend = 'Write qualifier and number alone, like "more than 54 billion".'
            yield script.fault(record, "quantity", message, mend, key="amount")
        if shape.stage is not Stage.UNSTATED and not shape.stage_by:
            message = "stage: it is not said whose definition of the stage this is."
            mend = 'Add stage_by, for instance the publisher; or stage = "unstated".'
            yield script.fault(record, "stage", message, mend, key="stage")


def counts_have_units(script: Manuscript, _today: date) -> Iterator[Fault]:
    """A designation names or counts its targets, and a count says what it counts."""
    for record, shape in script.facts:
        if isinstance(shape, DesignationShape):
            for count in shape.counts:
                if not count.unit:
                    message = "counts: a count does not say what is counted."
                    mend = 'Write it like "6 entities" or "10 people".'
                    yield script.fault(record, "quantity", message, mend, key="counts")
            if not shape.targets and not shape.counts:
                message = "The designation neither names targets nor counts them."
                mend = 'Add targets = ["ID"], or counts = ["6 entities"].'
                yield script.fault(record, "target", message, mend)
