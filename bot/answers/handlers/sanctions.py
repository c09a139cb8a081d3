"""`/sanctions`: who was designated or restricted, by whom, when and under what."""

from bot.answers.compose import draft_for
from bot.answers.decline import decline
from bot.answers.filters import Filters, read_filters
from bot.answers.paging import page_actions, take_page
from bot.answers.related import related_actions
from bot.answers.scope import Scope
from bot.facts.designation import Designation, Measure
from bot.facts.entity import Entity
from bot.facts.fact import Fact, Kind
from bot.facts.ids import local_name
from bot.facts.part import Part
from bot.facts.query import Plays, Query
from bot.messages.reply import Action, Notice, Reply

SIZE = 10
_KINDS = frozenset({Kind.DESIGNATION, Kind.MEASURE})
_PARTS = {
    "by": frozenset({Part.AUTHORITY}),
    "target": frozenset({Part.TARGET, Part.BASE}),
    "country": frozenset({Part.TARGET, Part.BASE, Part.COUNTRY}),
}


def answer_sanctions(scope: Scope) -> Reply:
    """Answer with every designation and measure that fits, newest first."""
    filters = read_filters(scope, _PARTS)
    if isinstance(filters, Reply):
        return filters
    found = _find(scope, filters)
    if not found:
        return decline(
            f"No designation or measure{filters.said} is on record.",
            *(guess.text for guess in filters.guesses),
            actions=[*_as_authority(scope, filters), *related_actions(scope, "sanctions")],
        )
    shown, which = take_page(scope, found, size=SIZE)
    draft = draft_for(scope, found)
    blocks = [draft.block(fact) for fact in shown]
    notices = [Notice(text=f"Showing {which}.")] if which else []
    return draft.reply(
        f"Sanctions{filters.said}",
        [*filters.guesses, *blocks, *notices],
        actions=page_actions(scope, len(found), size=SIZE),
    )


def _as_authority(scope: Scope, filters: Filters) -> list[Action]:
    """Offer what the named target did itself: "/sanctions Britain" may mean either."""
    named = filters.entities.get("target")
    if named is None:
        return []
    acted = Plays(entities=frozenset({named.id}), parts=_PARTS["by"])
    if not scope.find(Query(story=scope.story, kinds=_KINDS, plays=(acted,))):
        return []
    line = scope.line(target="", by=f"id:{local_name(named.id)}", page="")
    return [Action(label=f"By {named.name}", line=line)]


def _find(scope: Scope, filters: Filters) -> list[Fact]:
    country = filters.entities.get("country")
    query = Query(
        story=scope.story,
        kinds=_KINDS,
        plays=tuple(plays for option, plays in filters.plays.items() if option != "country"),
        since=filters.since,
        until=filters.until,
    )
    found = scope.find(query)
    return [fact for fact in found if _concerns(scope, fact, country)] if country else found


def _concerns(scope: Scope, fact: Fact, country: Entity) -> bool:
    match fact.body:
        case Designation() as designation:
            named = (*designation.targets, *designation.bases)
        case Measure() as measure:
            named = measure.targets
        case _:
            return False
    entities = [entity for each in named if (entity := scope.entity(each))]
    return any(country.id in (entity.id, entity.country) for entity in entities)
