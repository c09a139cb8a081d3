"""Who gave how much to whom: statements held against the aid on record."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.answers.bounds import Said, bears_out
from bot.answers.checking.clause import Clause
from bot.answers.checking.finding import Finding, Verdict
from bot.answers.checking.roles import Roles, read_roles, standing_for
from bot.answers.checking.strangers import strange_actor, strange_target
from bot.answers.checking.tone import is_future, is_negated, is_undone
from bot.answers.english.cues import RECEIVE
from bot.answers.figures import Figure
from bot.answers.fold import fold, stem
from bot.answers.scope import Scope
from bot.answers.words import say_list, say_money, say_stage, say_when
from bot.facts.fact import Fact, Kind
from bot.facts.part import Part
from bot.facts.query import Plays, Query
from bot.facts.support import Stage, SupportRecord
from bot.messages.dates import say_date

_MOST = 200
_GIVES = frozenset(
    stem(word)
    for word in "give gave given pledge promise provide commit allocate donate disburse send sent "
    "spend spent contribute hand deliver transfer earmark approve pay paid".split()
)
_AID = frozenset(stem(word) for word in "aid assistance support help funding donation".split())
_SORTS = frozenset(
    "lethal military humanitarian economic financial medical budgetary civilian food".split()
)
_STAGES = {
    Stage.PLEDGE: frozenset("pledged pledges pledge promised promises promise".split()),
    Stage.COMMITMENT: frozenset("committed commits commitment".split()),
    Stage.ALLOCATION: frozenset("allocated allocates allocation earmarked".split()),
    Stage.DISBURSEMENT: frozenset(
        "gave given disbursed paid delivered spent handed sent transferred provided".split()
    ),
}
_GIVEN = frozenset("gave given handed sent transferred provided".split())
"""Words for giving that claim no stage where the record has none."""

_FAR = 2
"""So many times a bound that is said, a number is another one, though the bound holds."""

_SUMS = frozenset("together combined jointly altogether collectively".split())


@dataclass(frozen=True, kw_only=True, slots=True)
class _Compared:
    fact: Fact
    support: SupportRecord
    differing: tuple[str, ...]


def check_aid(scope: Scope, clause: Clause) -> Finding | None:
    """Return what is on record to an amount of aid; None when the clause names none."""
    figure = next((each for each in clause.figures if each.currency or each.scaled), None)
    at = clause.find(_GIVES | RECEIVE | _AID)
    if figure is None or at is None or is_undone(clause) or is_future(clause):
        return None
    roles = read_roles(clause, at)
    if not (roles.givers or roles.takers):
        return None
    stranger = strange_actor(scope, clause, at) or strange_target(scope, clause, at)
    if stranger:
        return _stranger(clause, stranger, list(_find(scope, roles)))
    found = list(_find(scope, roles))
    if len(roles.givers) > 1 or clause.has(_SUMS):
        facts = tuple(fact for fact, _ in found[:3])
        summed = ("Nothing on record adds these figures up.",) if facts else ()
        return Finding(said=clause.text, verdict=Verdict.NONE, why=summed, facts=facts)
    if not found:
        return None if is_negated(clause) else _unknown(scope, clause, roles)
    compared = [
        _Compared(fact=fact, support=each, differing=tuple(_differing(fact, each, clause, figure)))
        for fact, each in found
    ]
    best = min(compared, key=lambda each: len(each.differing))
    agreed = ("On record, it is so.",) if is_negated(clause) else ()
    why: tuple[str, ...] = best.differing or agreed
    verdict = Verdict.DIFFERS if why else Verdict.AGREES
    return Finding(said=clause.text, verdict=verdict, why=why, facts=(best.fact,))


def _find(scope: Scope, roles: Roles) -> Iterator[tuple[Fact, SupportRecord]]:
    """Yield the aid that those named gave, and to those named."""
    plays = tuple(
        Plays(
            entities=frozenset(each for one in entities for each in standing_for(one)),
            parts=frozenset({part}),
        )
        for entities, part in ((roles.givers, Part.DONOR), (roles.takers, Part.RECIPIENT))
        if entities
    )
    query = Query(story=scope.story, kinds=frozenset({Kind.SUPPORT}), plays=plays)
    for fact in islice(scope.snapshot.book.find(query, scope.moment), _MOST):
        if isinstance(fact.body, SupportRecord):
            yield fact, fact.body


def _stranger(
    clause: Clause, name: str, found: Sequence[tuple[Fact, SupportRecord]]
) -> Finding | None:
    """Say that there is no aid of somebody who is not on record, where there is other aid."""
    if not found:
        return None
    why = (f"No aid with “{name}” as giver or taker is on record.",)
    return Finding(said=clause.text, verdict=Verdict.NONE, why=why, facts=(found[0][0],))


def _unknown(scope: Scope, clause: Clause, roles: Roles) -> Finding | None:
    """Say that there is no such aid, where the record has aid of one of those named at all."""
    of_takers = list(_find(scope, Roles(givers=(), takers=roles.takers))) if roles.takers else []
    of_givers = list(_find(scope, Roles(givers=roles.givers, takers=()))) if roles.givers else []
    near = tuple(fact for fact, _ in (of_givers or of_takers)[:2])
    swapped = [*roles.givers, *roles.takers]
    if not near and len(swapped) < 2:
        return None
    by = say_list([scope.name(each.id) for each in roles.givers])
    to = say_list([scope.name(each.id) for each in roles.takers])
    told = f"No aid{f' from {by}' if by else ''}{f' to {to}' if to else ''} is on record."
    return Finding(said=clause.text, verdict=Verdict.NONE, why=(told,), facts=near)


def _differing(fact: Fact, support: SupportRecord, clause: Clause, figure: Figure) -> Iterator[str]:
    amount = say_money(support.amount, support.currency)
    other_currency = bool(figure.currency) and figure.currency != support.currency
    if other_currency or not bears_out(support.amount, figure.bounds) or _is_far(support, figure):
        yield f"The record has {amount}, not {figure.text}."
    sorts = {word.folded for word in clause.words} & _SORTS
    recorded = set(fold(support.category).split())
    if sorts and not sorts & recorded:
        sort = f"has {support.category}" if support.category else "does not say what sort of aid"
        yield f"The record {sort}, not {say_list(sorted(sorts))} aid."
    yield from _other_stage(support, clause)
    if clause.day and clause.day.exact:
        said = clause.day.when
        period = support.period
        total = period is None and not said.start_on <= fact.as_of <= said.end_on
        if total or (period and not said.start_on <= period.start_on <= said.end_on):
            of = (
                f"one for {say_when(period)}" if period else f"a total as of {say_date(fact.as_of)}"
            )
            yield f"The record has {of}, not one for {say_when(said)}."


def _is_far(support: SupportRecord, figure: Figure) -> bool:
    """Tell whether "more than 54 million" is said of 54 billion: true, and surely a slip."""
    known, said = support.amount.value, figure.bounds.value
    above = figure.bounds.said in {Said.MORE_THAN, Said.AT_LEAST}
    return above and known is not None and said is not None and known >= _FAR * said


def _other_stage(support: SupportRecord, clause: Clause) -> Iterator[str]:
    words = {word.folded for word in clause.words}
    told = [stage for stage, names in _STAGES.items() if words & names]
    if not told or support.stage in told:
        return
    verbs: Sequence[str] = sorted(words & _STAGES[told[0]])
    if support.stage is not Stage.UNSTATED:
        yield f"The record has it as {say_stage(support.stage)}, not “{verbs[0]}”."
    elif strict := sorted(words & _STAGES[told[0]] - _GIVEN):
        yield f"The record does not say at what stage it is, so not that it was “{strict[0]}”."
