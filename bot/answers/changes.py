"""What a correction changed, and why, as a note beside the fact as it stands now."""

from collections.abc import Iterator

from bot.answers.say import say_names
from bot.answers.scope import Scope
from bot.answers.words import say_list, say_money, say_quantity, say_stage, say_when
from bot.facts.claim import Claim
from bot.facts.designation import Designation, Measure
from bot.facts.entity import Entity
from bot.facts.event import Event
from bot.facts.fact import Fact, Status
from bot.facts.quote import Quote
from bot.facts.support import SupportRecord
from bot.messages.dates import say_date


def say_change(scope: Scope, fact: Fact, *, before: int, word: str) -> str:
    """Say what changed since revision `before`, when and why; empty when nothing did.

    `fact` may be any of its revisions. Amounts, counts, names and dates are given as they were;
    words that no longer stand are not repeated. `word` says what happened: "corrected".
    """
    old = find_revision(scope, fact, before)
    if old is None or fact.revision.number <= before:
        return ""
    on = say_date(fact.revision.recorded_at.date())
    changed = say_list(list(_differences(scope, old, fact)))
    whys = say_list(list(dict.fromkeys(filter(None, _whys(scope, fact, before)))))
    parts = (f"{word} on {on}", changed, f"why: {whys}" if whys else "")
    return "; ".join(part for part in parts if part)


def find_revision(scope: Scope, fact: Fact, number: int) -> Fact | None:
    """Return the revision of a fact that has a number."""
    revisions = scope.snapshot.book.revisions(fact.id)
    return next((each for each in revisions if each.revision.number == number), None)


def _whys(scope: Scope, fact: Fact, before: int) -> Iterator[str]:
    """Yield the reasons of the revisions that have been shown since."""
    for each in scope.snapshot.book.revisions(fact.id):
        shown = each.status is Status.APPROVED and (
            each.embargo_until is None or each.embargo_until <= scope.moment.now
        )
        if shown and before < each.revision.number <= fact.revision.number:
            yield each.revision.why.strip().removesuffix(".")


def _differences(scope: Scope, old: Fact, new: Fact) -> Iterator[str]:
    yield from _bodies(scope, old, new)
    if old.citations != new.citations:
        yield "the sources changed"


def _bodies(scope: Scope, old: Fact, new: Fact) -> Iterator[str]:
    match old.body, new.body:
        case SupportRecord() as before, SupportRecord() as after:
            yield from _support(scope, before, after)
            yield from _was("the as-of date", say_date(old.as_of), say_date(new.as_of))
        case Designation() as before, Designation() as after:
            yield from _designation(scope, before, after)
        case Measure() as before, Measure() as after:
            yield from _measure(scope, before, after)
        case Quote() as before, Quote() as after:
            yield from _quote(scope, before, after)
        case Claim() as before, Claim() as after:
            yield from _claim(scope, before, after)
        case Event() as before, Event() as after:
            yield from _event(before, after)
        case Entity() as before, Entity() as after:
            yield from _entity(before, after)
        case _:
            yield "it was recorded as another sort of fact"


def _support(scope: Scope, before: SupportRecord, after: SupportRecord) -> Iterator[str]:
    yield from _was(
        "the amount",
        say_money(before.amount, before.currency),
        say_money(after.amount, after.currency),
    )
    yield from _was("the donor", scope.name(before.donor), scope.name(after.donor))
    yield from _was("the recipient", scope.name(before.recipient), scope.name(after.recipient))
    yield from _was(
        "the sort of aid", before.category or "not stated", after.category or "not stated"
    )
    yield from _was(
        "the stage",
        say_stage(before.stage, before.stage_by),
        say_stage(after.stage, after.stage_by),
    )
    if before.period != after.period:
        yield f"the period was {say_when(before.period)}" if before.period else "a period was added"
    yield from _reworded("the comparison", before.rank, after.rank)


def _designation(scope: Scope, before: Designation, after: Designation) -> Iterator[str]:
    yield from _was("the authority", scope.name(before.authority), scope.name(after.authority))
    yield from _was("the date", say_date(before.listed_on), say_date(after.listed_on))
    counts = say_list([say_quantity(each) for each in before.counts]) or "not given"
    if before.counts != after.counts:
        yield f"the count was {counts}"
    yield from _reworded("the names", repr(before.targets), repr(after.targets))
    yield from _reworded("where they are based", repr(before.bases), repr(after.bases))
    yield from _was("the program", before.program or "not given", after.program or "not given")
    yield from _reworded("the reason", before.reason, after.reason)
    if before.removed_on != after.removed_on:
        yield "the date of delisting changed"


def _measure(scope: Scope, before: Measure, after: Measure) -> Iterator[str]:
    names = say_names(scope, before.authorities), say_names(scope, after.authorities)
    yield from _was("who acted", *names)
    yield from _was("the date", say_date(before.announced_on), say_date(after.announced_on))
    yield from _reworded("the wording", before.statement, after.statement)


def _quote(scope: Scope, before: Quote, after: Quote) -> Iterator[str]:
    yield from _was("the speaker", scope.name(before.speaker), scope.name(after.speaker))
    yield from _was("the date", say_date(before.said_on), say_date(after.said_on))
    yield from _reworded("the words quoted", before.text, after.text)
    yield from _reworded("the occasion", before.occasion, after.occasion)
    yield from _reworded("what it is said of", before.context, after.context)
    yield from _reworded("the translation", repr(before.translation), repr(after.translation))


def _claim(scope: Scope, before: Claim, after: Claim) -> Iterator[str]:
    names = say_names(scope, before.claimants), say_names(scope, after.claimants)
    yield from _was("the claimant", *names)
    yield from _was("the date", say_when(before.claimed_on), say_when(after.claimed_on))
    yield from _reworded("what is claimed", before.statement, after.statement)
    yield from _reworded("the answers to it", repr(before.disputes), repr(after.disputes))


def _event(before: Event, after: Event) -> Iterator[str]:
    yield from _was("the date", say_when(before.when), say_when(after.when))
    if before.announced != after.announced:
        yield "it was only announced then" if before.announced else "it is only announced"
    yield from _reworded("the wording", before.statement, after.statement)


def _entity(before: Entity, after: Entity) -> Iterator[str]:
    yield from _was("the name", before.name, after.name)
    yield from _reworded("the offices", repr(before.roles), repr(after.roles))
    yield from _reworded("the description", before.description, after.description)


def _was(what: str, before: str, after: str) -> Iterator[str]:
    if before != after:
        yield f"{what} was {before}"


def _reworded(what: str, before: str, after: str) -> Iterator[str]:
    """Tell that words changed; those that no longer stand are not said again."""
    if before != after:
        yield f"{what} changed"
