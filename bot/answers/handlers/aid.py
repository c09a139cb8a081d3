"""`/aid`: totals side by side, each with what it measures, added only where they can be."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.answers.compose import Draft, draft_for
from bot.answers.decline import decline
from bot.answers.filters import read_filters
from bot.answers.paging import page_actions, take_page
from bot.answers.related import related_actions
from bot.answers.scope import Scope
from bot.answers.sums import say_sums
from bot.answers.words import as_sentence, say_money, say_stage, say_when
from bot.facts.fact import Fact, Kind
from bot.facts.part import Part
from bot.facts.query import Query
from bot.facts.support import Stage, SupportRecord
from bot.messages.chart import Bar, Chart
from bot.messages.dates import say_date
from bot.messages.reply import Block, Notice, Reply, Row, Statement, Table

SIZE = 20
_PARTS = {"donor": frozenset({Part.DONOR}), "recipient": frozenset({Part.RECIPIENT})}
_COLUMNS = ("Donor", "Recipient", "Amount", "Sort of aid", "Stage", "As of")
_Aid = tuple[Fact, SupportRecord]


def answer_aid(scope: Scope) -> Reply:
    """Answer with every aid total that fits, the largest first in each currency."""
    filters = read_filters(scope, _PARTS)
    if isinstance(filters, Reply):
        return filters
    found = [
        (fact, fact.body)
        for fact in scope.find(
            Query(
                story=scope.story,
                kinds=frozenset({Kind.SUPPORT}),
                plays=tuple(filters.plays.values()),
            )
        )
        if isinstance(fact.body, SupportRecord)
    ]
    if not found:
        return decline(
            f"No aid total{filters.said} is on record.",
            *(guess.text for guess in filters.guesses),
            actions=related_actions(scope, "aid"),
        )
    found.sort(key=lambda aid: (aid[1].currency, -(aid[1].amount.value or 0), aid[0].id))
    shown, which = take_page(scope, found, size=SIZE)
    draft = draft_for(scope, [fact for fact, _ in found])
    blocks: list[Block] = [
        *filters.guesses,
        Table(columns=_COLUMNS, rows=tuple(_row(draft, aid) for aid in shown)),
        *_ranks(draft, shown),
        *say_sums(draft, found if not which else ()),
        *_charts(draft, shown),
    ]
    if which:
        blocks.append(Notice(text=f"Showing {which}."))
    actions = page_actions(scope, len(found), size=SIZE)
    return draft.reply(f"Aid{filters.said}", blocks, actions=actions)


def _row(draft: Draft, aid: _Aid) -> Row:
    fact, support = aid
    cells = (
        draft.scope.label(support.donor),
        draft.scope.label(support.recipient),
        say_money(support.amount, support.currency),
        support.category or "not stated by the source",
        say_stage(support.stage, support.stage_by),
        say_date(fact.as_of) + (f", for {say_when(support.period)}" if support.period else ""),
    )
    return Row(cells=cells, cites=draft.cite(fact))


def _ranks(draft: Draft, shown: Sequence[_Aid]) -> Iterator[Statement]:
    for fact, support in shown:
        if support.rank:
            text = f"{draft.scope.name(support.donor)} is {support.rank}"
            yield draft.statement(fact, as_sentence(text))


def _charts(draft: Draft, shown: Sequence[_Aid]) -> Iterator[Chart]:
    by_currency = defaultdict(list)
    for fact, support in shown:
        if support.amount.value is not None:
            by_currency[support.currency].append((fact, support))
    for currency, group in by_currency.items():
        if len({support.donor for _, support in group}) > 1:
            yield _chart(draft, currency, group)


def _chart(draft: Draft, currency: str, group: list[_Aid]) -> Chart:
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
