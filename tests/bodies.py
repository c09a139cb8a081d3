"""Small functions that build a valid body of each kind; keywords override any field."""

from datetime import date
from decimal import Decimal

from bot.facts.claim import Claim, Dispute
from bot.facts.designation import Designation, Measure, MeasureKind
from bot.facts.entity import Entity, EntityKind, Role
from bot.facts.event import Event
from bot.facts.ids import EntityId, FactId, StoryId
from bot.facts.quantity import Qualifier, Quantity
from bot.facts.quote import Quote, Translation
from bot.facts.support import Stage, SupportRecord
from bot.facts.when import Precision, When

STORY = StoryId("river-accord")
A_DAY = date(2024, 5, 2)


def fact_id(name: str, story: StoryId = STORY) -> FactId:
    """Qualify a local name."""
    return FactId(f"{story}/{name}")


def entity_id(name: str, story: StoryId = STORY) -> EntityId:
    """Qualify an entity's local name."""
    return EntityId(fact_id(name, story))


def a_quantity(
    value: Decimal | int | str | None = 6,
    qualifier: Qualifier = Qualifier.EXACTLY,
    unit: str = "people",
) -> Quantity:
    return Quantity(qualifier=qualifier, value=None if value is None else Decimal(value), unit=unit)


def a_month(year: int = 2024, month: int = 4) -> When:
    return When(start_on=date(year, month, 1), precision=Precision.MONTH)


def an_entity(
    name: str = "Norland",
    *,
    id: EntityId | None = None,
    kind: EntityKind = EntityKind.COUNTRY,
    aliases: tuple[str, ...] = (),
    description: str = "",
    country: EntityId | None = None,
    roles: tuple[Role, ...] = (),
) -> Entity:
    """Build an entity; its id is its name in lower case with hyphens unless given."""
    return Entity(
        id=id or entity_id(name.lower().replace(" ", "-")),
        entity_kind=kind,
        name=name,
        aliases=aliases,
        description=description,
        country=country,
        roles=roles,
    )


def a_person(name: str = "Mira Sol", *, title: str = "foreign minister") -> Entity:
    return an_entity(
        name,
        kind=EntityKind.PERSON,
        roles=(Role(title=title, country=entity_id("norland"), since_on=date(2022, 1, 10)),),
    )


def a_designation(
    *,
    authority: EntityId | None = None,
    listed_on: date = A_DAY,
    targets: tuple[EntityId, ...] | None = None,
    counts: tuple[Quantity, ...] = (),
    bases: tuple[EntityId, ...] = (),
    program: str = "",
    reason: str = "",
    removed_on: date | None = None,
    about: tuple[EntityId, ...] = (),
) -> Designation:
    return Designation(
        authority=authority or entity_id("norland"),
        listed_on=listed_on,
        targets=(entity_id("delta-shipping"),) if targets is None else targets,
        counts=counts,
        bases=bases,
        program=program,
        reason=reason,
        removed_on=removed_on,
        about=about,
    )


def a_measure(
    *,
    authorities: tuple[EntityId, ...] | None = None,
    measure_kind: MeasureKind = MeasureKind.SERVICE_RESTRICTION,
    statement: str = "closed its ports to the ferry line",
    announced_on: date = A_DAY,
    targets: tuple[EntityId, ...] | None = None,
    places: tuple[EntityId, ...] = (),
    about: tuple[EntityId, ...] = (),
) -> Measure:
    return Measure(
        authorities=authorities or (entity_id("norland"),),
        measure_kind=measure_kind,
        statement=statement,
        announced_on=announced_on,
        targets=(entity_id("delta-shipping"),) if targets is None else targets,
        places=places,
        about=about,
    )


def a_support_record(
    *,
    donor: EntityId | None = None,
    recipient: EntityId | None = None,
    amount: Quantity | None = None,
    currency: str = "USD",
    category: str = "military",
    stage: Stage = Stage.UNSTATED,
    stage_by: str = "",
    period: When | None = None,
    rank: str = "",
    about: tuple[EntityId, ...] = (),
) -> SupportRecord:
    return SupportRecord(
        donor=donor or entity_id("norland"),
        recipient=recipient or entity_id("suderia"),
        amount=amount or a_quantity("1500000000", Qualifier.MORE_THAN, unit=""),
        currency=currency,
        category=category,
        stage=stage,
        stage_by=stage_by,
        period=period,
        rank=rank,
        about=about,
    )


def a_quote(
    *,
    speaker: EntityId | None = None,
    text: str = "The river belongs to everyone who drinks from it",
    said_on: date = A_DAY,
    occasion: str = "at the signing",
    language: str = "en",
    context: str = "",
    note: str = "",
    about: tuple[EntityId, ...] = (),
    translation: Translation | None = None,
) -> Quote:
    return Quote(
        speaker=speaker or entity_id("mira-sol"),
        text=text,
        said_on=said_on,
        occasion=occasion,
        language=language,
        context=context,
        note=note,
        about=about,
        translation=translation,
    )


def a_claim(
    *,
    claimants: tuple[EntityId, ...] | None = None,
    statement: str = "Suderia has built a dam upstream",
    claimed_on: When | None = None,
    happened: When | None = None,
    actors: tuple[EntityId, ...] | None = None,
    recipients: tuple[EntityId, ...] = (),
    objects: tuple[EntityId, ...] = (),
    about: tuple[EntityId, ...] = (),
    places: tuple[EntityId, ...] = (),
    quantity: Quantity | None = None,
    disputes: tuple[Dispute, ...] | None = None,
) -> Claim:
    return Claim(
        claimants=claimants or (entity_id("norland"),),
        statement=statement,
        claimed_on=claimed_on or When(start_on=A_DAY),
        happened=happened,
        actors=(entity_id("suderia"),) if actors is None else actors,
        recipients=recipients,
        objects=objects,
        about=about,
        places=places,
        quantity=quantity,
        disputes=(a_dispute(),) if disputes is None else disputes,
    )


def a_dispute(
    *,
    by: EntityId | None = None,
    statement: str = "denies that there is a dam",
    quotes: tuple[FactId, ...] = (),
) -> Dispute:
    return Dispute(by=by or entity_id("suderia"), statement=statement, quotes=quotes)


def an_event(
    *,
    statement: str = "The two republics signed the river accord.",
    when: When | None = None,
    announced: bool = False,
    participants: tuple[EntityId, ...] | None = None,
    places: tuple[EntityId, ...] = (),
    about: tuple[EntityId, ...] = (),
) -> Event:
    return Event(
        statement=statement,
        when=when or When(start_on=A_DAY),
        announced=announced,
        participants=(entity_id("norland"), entity_id("suderia"))
        if participants is None
        else participants,
        places=places,
        about=about,
    )
