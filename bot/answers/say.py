"""One fact as a sentence in the bot's words, an allegation always with its claimant."""

from bot.answers.scope import Scope
from bot.answers.words import (
    as_sentence,
    say_list,
    say_money,
    say_on,
    say_quantity,
    say_stage,
    say_when,
)
from bot.facts.claim import Claim
from bot.facts.designation import Designation, Measure
from bot.facts.entity import Entity, EntityKind, Role
from bot.facts.event import Event
from bot.facts.ids import EntityId
from bot.facts.support import Stage, SupportRecord
from bot.messages.dates import say_date


def say_names(scope: Scope, entities: tuple[EntityId, ...]) -> str:
    """Return the names as a list in words."""
    return say_list([scope.name(entity) for entity in entities])


def say_designation(scope: Scope, designation: Designation) -> str:
    """Return who listed how many, of whom whom by name, when and under what."""
    counts = say_list([say_quantity(count) for count in designation.counts])
    targets = say_names(scope, designation.targets)
    bases = f" based in {say_names(scope, designation.bases)}" if designation.bases else ""
    among = f", among them {targets}" if counts and targets else ""
    words = [
        f"{scope.name(designation.authority)} {_listed(scope, designation)} "
        f"{counts or targets}{bases}{among},",
        f"on {say_date(designation.listed_on)}",
    ]
    if designation.program:
        words.append(f"under {designation.program}")
    if designation.reason:
        words.append(f"({designation.reason})")
    if designation.removed_on:
        words.append(f"and delisted on {say_date(designation.removed_on)}")
    sentence = " ".join(words)
    return as_sentence(sentence if among else sentence.replace(", on ", " on ", 1))


def _listed(scope: Scope, designation: Designation) -> str:
    """Return the verb: what a state lists is under sanctions, other bodies designate."""
    authority = scope.entity(designation.authority)
    state = authority is not None and authority.entity_kind is EntityKind.COUNTRY
    return "sanctioned" if state else "designated"


def say_measure(scope: Scope, measure: Measure) -> str:
    """Return who did what, and when it was announced."""
    authorities = say_names(scope, measure.authorities)
    statement = measure.statement.removesuffix(".")
    announced = say_date(measure.announced_on)
    return as_sentence(f"{authorities} {statement} (announced on {announced})")


def say_support(scope: Scope, support: SupportRecord) -> str:
    """Return the amount with its qualifier and all that it measures."""
    donor, recipient = scope.name(support.donor), scope.name(support.recipient)
    amount = say_money(support.amount, support.currency)
    sort = f" in {support.category}" if support.category else ""
    verb = {
        Stage.PLEDGE: "pledged to",
        Stage.COMMITMENT: "committed to",
        Stage.ALLOCATION: "allocated to",
        Stage.DISBURSEMENT: "disbursed to",
        Stage.UNSTATED: "for",
    }[support.stage]
    period = f" ({say_when(support.period)})" if support.period else ""
    unclear = [f"{support.stage_by}'s word for the stage"] if support.stage_by else []
    if support.stage is Stage.UNSTATED:
        unclear.append(f"stage {say_stage(support.stage)}")
    if not support.category:
        unclear.append("sort of aid not stated by the source")
    detail = f" ({'; '.join(unclear)})" if unclear else ""
    rank = f" It is {support.rank}." if support.rank else ""
    return as_sentence(f"{donor}: {amount}{sort} {verb} {recipient}{period}{detail}.{rank}")


def say_claim(scope: Scope, claim: Claim) -> str:
    """Return who said what, and when; never the statement alone."""
    claimants = say_names(scope, claim.claimants)
    statement = claim.statement.removesuffix(".")
    return as_sentence(f"{claimants} said {say_on(claim.claimed_on)} that {statement}")


def say_event(scope: Scope, event: Event) -> str:
    """Return the event with its date in front; a plan is marked as one."""
    planned = " (announced, not reported as done)" if event.announced else ""
    return f"{as_sentence(say_when(event.when)).removesuffix('.')}{planned}: {event.statement}"


def say_entity(scope: Scope, entity: Entity) -> str:
    """Return the name with its offices and description."""
    roles = "; ".join(say_role(scope, role) for role in entity.roles)
    country = scope.name(entity.country) if entity.country else ""
    details = [each for each in (roles, entity.description) if each] or [country]
    said = "; ".join(details) or entity.entity_kind.value
    return as_sentence(f"{entity.name}: {said}")


def say_role(scope: Scope, role: Role) -> str:
    """Return an office: its title, organisation, country and dates.

    A country that the organisation's name holds already is not said again.
    """
    bodies = [scope.label(role.organisation)] if role.organisation else []
    country = scope.label(role.country) if role.country else ""
    bodies += [country] if country and not any(country in body for body in bodies) else []
    words = ", ".join((role.title, *bodies))
    since = f" since {say_date(role.since_on)}" if role.since_on else ""
    until = f" until {say_date(role.until_on)}" if role.until_on else ""
    return f"{words}{since}{until}"
