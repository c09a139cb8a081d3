"""What a digest is narrowed to, as people type it: "quotes, Iran Air, by:US, country:Iran"."""

import re
from collections.abc import Callable

from bot.digests.read_timing import NO
from bot.digests.rules import Filters
from bot.errors import RequestError
from bot.facts.fact import Kind
from bot.facts.ids import EntityId
from bot.messages.typed import say_typed

MOST = 20
"""Kinds and names in one filter."""
_EVERYTHING = NO | {"all", "everything", "anything"}
_KINDS = {
    Kind.ENTITY: "name names entity entities person people organisation organisations",
    Kind.DESIGNATION: "designation designations listing listings sanctions",
    Kind.MEASURE: "measure measures",
    Kind.SUPPORT: "aid support",
    Kind.QUOTE: "quote quotes quotation quotations",
    Kind.CLAIM: "claim claims allegation allegations",
    Kind.EVENT: "event events",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_MARKED = re.compile(r"(by|authority|country|in|about|of|name)\s*[:=]\s*(.+)", re.IGNORECASE)
_BY_WORD = re.compile(r"(by)\s+(.+)", re.IGNORECASE)


def read_filters(text: str, resolve: Callable[[str], EntityId | None]) -> Filters:
    """Read kinds and names, with commas between them; what is by: an authority, country: a country.

    "all" takes every filter away. Raises RequestError for a name that is not on record.
    """
    parts = [part.strip(" \"“”'") for part in re.split(r"[,;]", text)]
    parts = [part for part in parts if part]
    if not parts or [part.casefold() for part in parts if part.casefold() in _EVERYTHING]:
        return Filters()
    if len(parts) > MOST:
        raise RequestError(f"A digest is narrowed to at most {MOST} kinds and names.")
    kinds: set[Kind] = set()
    named: dict[str, set[EntityId]] = {"about": set(), "country": set(), "by": set()}
    for part in parts:
        kind = _KIND_OF.get(part.casefold())
        if kind:
            kinds.add(kind)
        else:
            role, name = _read_role(part)
            named[role].add(_require(name, resolve))
    return Filters(
        kinds=frozenset(kinds),
        entities=frozenset(named["about"]),
        countries=frozenset(named["country"]),
        authorities=frozenset(named["by"]),
    )


def _read_role(part: str) -> tuple[str, str]:
    found = _MARKED.fullmatch(part) or _BY_WORD.fullmatch(part)
    if found is None:
        return "about", part
    match found[1].casefold():
        case "by" | "authority":
            return "by", found[2]
        case "country" | "in":
            return "country", found[2]
        case _:
            return "about", found[2]


def _require(name: str, resolve: Callable[[str], EntityId | None]) -> EntityId:
    found = resolve(name)
    if found is None:
        raise RequestError(
            f"{say_typed(name)} is no kind of fact and no single name on record in this story. "
            "Kinds are designations, measures, aid, quotes, claims, events and names; /who tells "
            "how a name is written."
        )
    return found
