"""What a form is filled in with reads back as the digest it was said of."""

from dataclasses import replace
from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from bot.digests.read_rules import read_rules, read_sections
from bot.digests.read_timing import read_timing
from bot.digests.rules import Filters, NothingNew, Rule, Rules, Section
from bot.digests.say_options import say_options
from bot.digests.schedule import Schedule
from bot.facts.fact import Kind
from tests.bodies import entity_id
from tests.digests.builders import a_subscription, daily
from tests.digests.strategies import days, hours, quiet_hours, skips

NAMES = {"Norland": entity_id("norland"), "Delta Bank": entity_id("delta-bank")}
NAME_OF = {entity: name for name, entity in NAMES.items()}
SCHEDULES = st.builds(
    Schedule,
    days=days(),
    hours=hours(),
    quiet=st.none() | quiet_hours(),
    skips=skips(near=date(2026, 12, 24)),
)
ENTITIES = st.frozensets(st.sampled_from(sorted(NAME_OF)))
FILTERS = st.builds(
    Filters,
    kinds=st.frozensets(st.sampled_from(Kind)),
    entities=ENTITIES,
    countries=ENTITIES,
    authorities=ENTITIES,
)


@given(schedule=SCHEDULES)
def test_a_schedule_is_said_as_it_is_read(schedule: Schedule) -> None:
    said = say_options(replace(a_subscription(), schedule=schedule), NAME_OF.__getitem__)
    assert read_timing(said).applied_to(daily(time(12))) == schedule


@given(
    filters=FILTERS,
    rule=st.sampled_from(Rule),
    nothing_new=st.sampled_from(NothingNew),
    sections=st.sets(st.sampled_from(Section), min_size=1),
)
def test_rules_and_sections_are_said_as_they_are_read(
    filters: Filters, rule: Rule, nothing_new: NothingNew, sections: set[Section]
) -> None:
    rules = Rules(rule=rule, filters=filters, nothing_new=nothing_new)
    chosen = tuple(each for each in Section if each in sections)
    digest = replace(a_subscription(), rules=rules, sections=chosen)
    said = say_options(digest, NAME_OF.__getitem__)
    assert read_rules(said, Rules(), NAMES.get) == rules
    assert read_sections(said["sections"]) == chosen
