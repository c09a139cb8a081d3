"""A digest as it is, in the words that /digest edit reads: what a form about it is filled with."""

from collections.abc import Callable, Iterator

from bot.digests.rules import Filters, Section
from bot.digests.say_schedule import say_days, say_hours, say_list
from bot.digests.say_span import say_span
from bot.digests.schedule import Schedule, Skip
from bot.digests.subscription import Review, Subscription
from bot.facts.fact import Kind
from bot.facts.ids import EntityId

KIND_WORDS = {
    Kind.ENTITY: "names",
    Kind.DESIGNATION: "designations",
    Kind.MEASURE: "measures",
    Kind.SUPPORT: "aid",
    Kind.QUOTE: "quotes",
    Kind.CLAIM: "claims",
    Kind.EVENT: "events",
}


def say_options(digest: Subscription, name_of: Callable[[EntityId], str]) -> dict[str, str]:
    """Return the options by their names; those that are not set, such as quiet hours, are absent.

    What is read back is the same digest, as far as its names stand for one entity each.
    """
    rules = digest.rules
    said = {
        **_say_timing(digest.schedule),
        "zone": digest.zone,
        "story": str(digest.story),
        "sections": _say_sections(digest.sections),
        "rule": rules.rule.value,
        "only": ", ".join(_say_filters(rules.filters, name_of)),
        "lookback": say_span(rules.lookback),
        "nothing_new": rules.nothing_new.value,
        **(_say_review(digest.review) if digest.review else {}),
    }
    return {name: value for name, value in said.items() if value}


def _say_timing(schedule: Schedule) -> dict[str, str]:
    quiet = schedule.quiet
    return {
        "days": say_days(schedule.days),
        "time": say_hours(schedule.hours),
        "quiet": f"{quiet.start:%H:%M}-{quiet.end:%H:%M}" if quiet else "",
        "except": ", ".join(map(_say_skip, schedule.skips)),
    }


def _say_skip(skip: Skip) -> str:
    one = skip.first_on == skip.last_on
    return f"{skip.first_on}" if one else f"{skip.first_on} to {skip.last_on}"


def _say_sections(sections: tuple[Section, ...]) -> str:
    return "all" if sections == tuple(Section) else say_list([each.value for each in sections])


def _say_filters(filters: Filters, name_of: Callable[[EntityId], str]) -> Iterator[str]:
    yield from (KIND_WORDS[kind] for kind in Kind if kind in filters.kinds)
    yield from sorted(map(name_of, filters.entities))
    yield from sorted(f"country:{name_of(each)}" for each in filters.countries)
    yield from sorted(f"by:{name_of(each)}" for each in filters.authorities)


def _say_review(review: Review) -> dict[str, str]:
    return {
        "review": review.place.id,
        "lead": say_span(review.lead),
        "unapproved": review.unapproved.value,
    }
