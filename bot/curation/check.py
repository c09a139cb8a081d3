"""The editorial rules, one entry each: a rule is a function, and is added to `RULES`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.curation.fault import Fault
from bot.curation.manuscript import Manuscript
from bot.curation.rules.amounts import counts_have_units, currency_exists, money_is_money
from bot.curation.rules.dates import dates_in_order, no_future
from bot.curation.rules.quotes import quote_once, quote_without_marks
from bot.curation.rules.references import (
    brief_exists,
    countries_are_countries,
    disputes_hold,
    entities_exist,
    sources_exist,
    speakers_counted_exist,
)
from bot.curation.rules.tables import (
    expected_holds,
    has_source,
    names_apart,
    one_expected,
    one_story,
    unique_ids,
)
from bot.curation.rules.texts import (
    names_stand,
    paragraphs_exist,
    quotes_are_verbatim,
    texts_have_sources,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """`find` yields a fault for each breach. `whole` rules wait until every file can be read.

    A rule that only `warns` does not keep the story out.
    """

    find: Callable[[Manuscript, date], Iterator[Fault]]
    whole: bool = False
    warns: bool = False


RULES: tuple[Rule, ...] = (
    Rule(find=one_story),
    Rule(find=one_expected),
    Rule(find=has_source, whole=True),
    Rule(find=unique_ids),
    Rule(find=entities_exist, whole=True),
    Rule(find=countries_are_countries),
    Rule(find=sources_exist, whole=True),
    Rule(find=disputes_hold, whole=True),
    Rule(find=brief_exists, whole=True),
    Rule(find=speakers_counted_exist, whole=True),
    Rule(find=no_future),
    Rule(find=dates_in_order),
    Rule(find=currency_exists),
    Rule(find=money_is_money),
    Rule(find=counts_have_units),
    Rule(find=quote_without_marks),
    Rule(find=quote_once),
    Rule(find=expected_holds, whole=True),
    Rule(find=paragraphs_exist),
    Rule(find=quotes_are_verbatim),
    Rule(find=names_apart, warns=True),
    Rule(find=names_stand, warns=True),
    Rule(find=texts_have_sources, warns=True),
)


def check(script: Manuscript, today: date) -> tuple[tuple[Fault, ...], tuple[Fault, ...]]:
    """Return every fault, and every warning."""
    faults: list[Fault] = []
    warnings: list[Fault] = []
    for rule in RULES:
        if script.whole or not rule.whole:
            (warnings if rule.warns else faults).extend(rule.find(script, today))
    return tuple(faults), tuple(warnings)
