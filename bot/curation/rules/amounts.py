"""Rules on money and on counts."""

from collections.abc import Iterator
from datetime import date

from bot.curation.explain import did_you_mean
from bot.curation.fault import Fault
from bot.curation.manuscript import Manuscript
from bot.facts.quantity import UNCOUNTED, Quantity
from bot.facts.support import Stage


def currency_exists(script: Manuscript, _today: date) -> Iterator[Fault]:
    """Amounts are in a currency that ISO 4217 knows."""
    amounts = [(each, each.values.text("currency")) for each in script.of("support")]
    if not amounts:
        return
    from babel.numbers import list_currencies  # late: a story without money needs no babel

    known = list_currencies()
    for record, currency in amounts:
        if currency and currency not in known:
            message = f'There is no currency "{currency}" in ISO 4217.'
            mend = f"{did_you_mean(currency, sorted(known))}Write its code, like USD."
            yield script.fault(record, "currency", message, mend, key="currency")


def money_is_money(script: Manuscript, _today: date) -> Iterator[Fault]:
    """An amount is a sum of money, and a stage says whose definition it is."""
    for record in script.of("support"):
        amount, stage = record.values.get("amount"), record.values.get("stage")
        if isinstance(amount, Quantity) and (amount.unit or amount.qualifier in UNCOUNTED):
            counted = f': it counts "{amount.unit[:40]}"' if amount.unit else ""
            message = f"amount: this is not a sum of money{counted}."
            mend = 'Write qualifier and number alone, like "more than 54 billion".'
            yield script.fault(record, "quantity", message, mend, key="amount")
        staged = isinstance(stage, Stage) and stage is not Stage.UNSTATED
        if staged and record.values.get("stage_by") == "":
            message = "stage: it is not said whose definition of the stage this is."
            mend = 'Add stage_by, for instance the publisher; or stage = "unstated".'
            yield script.fault(record, "stage", message, mend, key="stage")


def counts_have_units(script: Manuscript, _today: date) -> Iterator[Fault]:
    """A designation names or counts its targets, and a count says what it counts."""
    for record in script.of("designation"):
        counts = record.values.get("counts")
        for count in counts if isinstance(counts, tuple) else ():
            if isinstance(count, Quantity) and not count.unit:
                written = count.qualifier if count.value is None else f"{count.value:f}"
                message = f'counts: "{written}" does not say what is counted.'
                mend = 'Write it like "6 entities" or "10 people".'
                yield script.fault(record, "quantity", message, mend, key="counts")
        if counts == () and record.values.get("targets") == ():
            message = "The designation neither names targets nor counts them."
            mend = 'Add targets = ["ID"], or counts = ["6 entities"].'
            yield script.fault(record, "target", message, mend)
