"""The options of a command that say what an edition carries, and when there is one at all."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

from bot.digests.read_filters import read_filters
from bot.digests.read_span import read_span
from bot.digests.rules import NothingNew, Rule, Rules, Section
from bot.digests.say_schedule import say_list
from bot.errors import RequestError
from bot.facts.ids import EntityId
from bot.messages.typed import say_typed

_Choice = TypeVar("_Choice", Rule, NothingNew)
_SECTIONS = {
    Section.NEW: "new news",
    Section.CORRECTED: "corrected corrections correction",
    Section.FIGURES: "figures figure numbers aid",
    Section.QUOTES: "quotes quote",
    Section.UPCOMING: "upcoming dates ahead",
}
_SECTION_OF = {word: section for section, words in _SECTIONS.items() for word in words.split()}


def read_rules(
    options: Mapping[str, str], rules: Rules, resolve: Callable[[str], EntityId | None]
) -> Rules:
    """Return the rules with what the options say. Raises RequestError for what is none of them."""
    if rule := options.get("rule"):
        rules = replace(rules, rule=_read_choice(Rule, "rule", rule))
    if nothing_new := options.get("nothing_new"):
        choice = _read_choice(NothingNew, "nothing_new", nothing_new)
        rules = replace(rules, nothing_new=choice)
    if only := options.get("only"):
        rules = replace(rules, filters=read_filters(only, resolve))
    if lookback := options.get("lookback"):
        span = read_span(
            lookback,
            least=timedelta(hours=1),
            most=timedelta(days=366),
            example="7 days, from 1 hour to 1 year",
        )
        rules = replace(rules, lookback=span)
    return rules


def read_sections(text: str) -> tuple[Section, ...]:
    """Read "new, figures", or "all". Raises RequestError for what is no section."""
    words = [word for word in re.split(r"[\s,;&+]+|\band\b", text.casefold()) if word]
    if "all" in words or "everything" in words:
        return tuple(Section)
    unknown = next((word for word in words if word not in _SECTION_OF), None)
    if unknown or not words:
        known = say_list([each.value for each in Section])
        raise RequestError(f"There is no section {say_typed(unknown or text)}: there are {known}.")
    wanted = {_SECTION_OF[word] for word in words}
    return tuple(section for section in Section if section in wanted)


def _read_choice(kind: type[_Choice], name: str, text: str) -> _Choice:
    try:
        return kind(text.strip().casefold())
    except ValueError:
        known = " or ".join(each.value for each in kind)
        raise RequestError(f"{name} is {known}, not {say_typed(text)}.") from None
