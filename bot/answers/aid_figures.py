"""Aid totals as a table, with ranks, sums where there may be any, and a chart a currency."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from bot.answers.compose import Draft
from bot.answers.sums import say_sums
from bot.answers.words import as_sentence, say_money, say_stage, say_when
from bot.facts.fact import Fact
from bot.facts.ids import FactId
from bot.facts.support import Stage, SupportRecord
from bot.messages.chart import Bar, Chart
from bot.messages.dates import say_date
from bot.messages.reply import Block, Row, Statement, Table

_COLUMNS = ("Donor", "Recipient", "Amount", "Sort of aid", "Stage", "As of")
Aid = tuple[Fact, SupportRecord]


def largest_first(aid: Aid) -> tuple[str, Decimal, str]:
    """Return a key to sort by: the largest first in each currency."""
    return (aid[1].currency, -(aid[1].amount.value or Decimal(0)), aid[0].id)


def show_aid(
    draft: Draft,
    shown: Sequence[Aid],
    *,
    added: Sequence[Aid],
    marks: Mapping[FactId, str] = MappingProxyType({}),
) -> Iterator[Block]:
    """Yield the blocks; `added` are the totals to add up, `marks` words to stand at a donor."""
    yield Table(
        columns=_COLUMNS, rows=tuple(_row(draft, aid, marks.get(aid[0].id, "")) for aid in shown)
    )
    yield from _ranks(draft, shown)
    yield from say_sums(draft, added)
    yield from _charts(draft, shown)


def _row(draft: Draft, aid: Aid, mark: str) -> Row:
    fact, support = aid
    cells = (
        draft.scope.label(support.donor) + (f" ({mark})" if mark else ""),
        draft.scope.label(support.recipient),
        say_money(support.amount, support.currency),
        support.category or "not stated by the source",
        say_stage(support.stage, support.stage_by),
        say_date(fact.as_of) + (f", for {say_when(support.period)}" if support.period else ""),
    )
    return Row(cells=cells, cites=draft.cite(fact))


def _ranks(draft: Draft, shown: Sequence[Aid]) -> Iterator[Statement]:
    for fact, support in shown:
        if support.rank:
            text = f"{draft.scope.name(support.donor)} is {support.rank}"
            yield draft.statement(fact, as_sentence(text))


def _charts(draft: Draft, shown: Sequence[Aid]) -> Iterator[Chart]:
    by_currency = defaultdict(list)
    for fact, support in shown:
        if support.amount.value is not None:
            by_currency[support.currency].append((fact, support))
    for currency, group in by_currency.items():
        if len({support.donor for _, support in group}) > 1:
            yield _chart(draft, currency, group)


def _chart(draft: Draft, currency: str, group: list[Aid]) -> Chart:
    bars = tuple(_bar(draft, support) for _, support in group)
    figures = "; ".join(f"{bar.label}: {bar.text}" for bar in bars)
    cites = sorted({number for fact, _ in group for number in draft.cite(fact)})
    return Chart(
        title="Aid totals on record",
        axis=f"billion {currency}",
        bars=bars,
        alt=f"Bar chart of aid totals on record. {figures}.",
        cites=tuple(cites),
    )


def _bar(draft: Draft, support: SupportRecord) -> Bar:
    sort = support.category or "sort of aid not stated"
    unstated = support.stage is Stage.UNSTATED
    stage = "stage not stated" if unstated else say_stage(support.stage)
    return Bar(
        label=f"{draft.scope.label(support.donor)} ({sort}; {stage})",
        value=float((support.amount.value or Decimal(0)) / 10**9),
        text=say_money(support.amount, support.currency),
    )
