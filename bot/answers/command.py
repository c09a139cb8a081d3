"""What a command is: its name, its options and the function that answers it."""

from collections.abc import Awaitable, Callable, Mapping
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
    ZONE = "zone"
    CHANNEL = "channel"


COMPLETED = frozenset(
    {OptionKind.NAME, OptionKind.STORY, OptionKind.COMMAND, OptionKind.ZONE},
)
"""Kinds of option that `Answerer.suggest` has completions for."""


LONGEST = 2000
"""Characters of a line, or of an option, that are read. More is refused, with a sentence."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    """`summary` is a phrase of at most 100 characters (Discord's limit), without a full stop.

    `longest` is how many characters of a value are taken. `choices` are all that it may hold,
    none for anything. A word before the others that matches the pattern `leads` is this option's.
    `emptied` is what somebody means who empties it in a form that came filled in; `label` is
    what a form calls it where the name says too little.
    """

    name: str
    kind: OptionKind
    summary: str
    required: bool = False
    longest: int = LONGEST
    choices: tuple[str, ...] = ()
    leads: str = ""
    emptied: str = ""
    label: str = ""

    @property
    def called(self) -> str:
        """What a form calls it."""
        return self.label or self.name.replace("_", " ").capitalize()


@dataclass(frozen=True, kw_only=True, slots=True)
class Command:
    """One row of the table that feeds every platform.

    A name of two words belongs to a group, and `group` says what all of its commands do.
    `rest` names the option that takes words typed without an option name, empty for none;
    `examples` are whole lines that work on the shipped stories. `answer` finishes without
    suspending unless the command writes something. `repeatable` answers depend on the record
    and the date alone. `private` ones are for the asker alone, whatever was asked for. Where a
    `form` can be shown, it is when a line gives no option, or lacks a required one; `fill`
    returns what it is filled in with, and raises RequestError where an answer says more. Where
    a form has room for few options, `main` are those.
    """

    name: str
    summary: str
    options: tuple[Option, ...]
    rest: str
    examples: tuple[str, ...]
    answer: Callable[[Scope], Reply | Awaitable[Reply]]
    repeatable: bool = True
    private: bool = False
    form: bool = False
    fill: Callable[[Scope], Awaitable[Mapping[str, str]]] | None = None
    main: tuple[str, ...] = ()
    group: str = ""

    @property
    def first_word(self) -> str:
        """The name of its group; of a command in none, its own."""
        return self.name.partition(" ")[0]
