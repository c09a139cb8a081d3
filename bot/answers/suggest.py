"""Completions for options, from memory."""

from collections.abc import Callable, Iterable, Sequence

from bot.answers.command import Command, OptionKind
from bot.answers.fold import fold
from bot.answers.snapshot import Snapshot
from bot.facts.history import Moment
from bot.facts.ids import StoryId
from bot.facts.part import Part
from bot.messages.answerer import Suggestion

MOST = 25
LONGEST = 100
"""Discord's limits for autocomplete: choices, and characters of one."""

_PARTS = {
    ("sanctions", "by"): frozenset({Part.AUTHORITY}),
    ("sanctions", "target"): frozenset({Part.TARGET, Part.BASE}),
    ("sanctions", "country"): frozenset({Part.COUNTRY, Part.BASE}),
    ("aid", "donor"): frozenset({Part.DONOR}),
    ("aid", "recipient"): frozenset({Part.RECIPIENT}),
    ("quotes", "speaker"): frozenset({Part.SPEAKER}),
    ("quote", "speaker"): frozenset({Part.SPEAKER}),
    ("claims", "by"): frozenset({Part.CLAIMANT, Part.DISPUTER}),
}


def suggest_values(  # each by name, for one kind of option or another
    snapshot: Snapshot,
    *,
    command: Command,
    option: str,
    typed: str,
    story: StoryId,
    moment: Moment,
    commands: Sequence[Command],
    suggest_zones: Callable[[str], Sequence[str]],
) -> tuple[Suggestion, ...]:
    """Return what fits the typed text: first what starts with it, then what holds it."""
    row = next((each for each in command.options if each.name == option), None)
    if row and row.choices:
        return _suggestions(_fitting(row.choices, typed))
    match row.kind if row else None:
        case OptionKind.NAME:
            parts = _PARTS.get((command.name, option), frozenset())
            found = snapshot.names.starting(typed, story=story, moment=moment, parts=parts)
            return _suggestions(entity.name for entity in found)
        case OptionKind.STORY:
            return _suggestions(_fitting(snapshot.book.stories, typed))
        case OptionKind.COMMAND:
            return _suggestions(_fitting((each.name for each in commands), typed))
        case OptionKind.ZONE:
            return _suggestions(suggest_zones(typed))
        case _:
            return ()


def _suggestions(values: Iterable[str]) -> tuple[Suggestion, ...]:
    taken: dict[str, None] = {}
    for value in values:
        if len(value) <= LONGEST:
            taken[value] = None
        if len(taken) == MOST:
            break
    return tuple(Suggestion(label=value, value=value) for value in taken)


def _fitting(names: Iterable[str], typed: str) -> list[str]:
    wanted = fold(typed)
    return [name for name in names if wanted in fold(name)]
