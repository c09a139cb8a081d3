"""What a command is: its name, its options and the function that answers it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.answers.scope import Scope
from bot.messages.reply import Reply


class OptionKind(StrEnum):
    """What an option holds; platforms pick their input for it, `suggest` its completions."""

    NAME = "name"
    DATE = "date"
    TEXT = "text"
    STORY = "story"
    COMMAND = "command"
    PAGE = "page"


COMPLETED = frozenset({OptionKind.NAME, OptionKind.STORY, OptionKind.COMMAND})
"""Kinds of option that `Answerer.suggest` has completions for."""


LONGEST = 2000
"""Characters of a line, or of an option, that are read. More is refused, with a sentence."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    """`summary` is a phrase of at most 100 characters (Discord's limit), without a full stop.

    `longest` is how many characters of a value are taken.
    """

    name: str
    kind: OptionKind
    summary: str
    required: bool = False
    longest: int = LONGEST


@dataclass(frozen=True, kw_only=True, slots=True)
class Command:
    """One row of the table that feeds every platform.

    `rest` names the option that takes words typed without an option name; `examples` are
    whole lines that work on the shipped stories. `answer` finishes without suspending unless
    the command writes something. `repeatable` answers depend on the record and the date alone.
    """

    name: str
    summary: str
    options: tuple[Option, ...]
    rest: str
    examples: tuple[str, ...]
    answer: Callable[[Scope], Reply | Awaitable[Reply]]
    repeatable: bool = True
