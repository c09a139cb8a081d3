"""The first words of commands, by what has to be known of a line before it is read."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.command import Command, OptionKind


@dataclass(frozen=True, kw_only=True, slots=True)
class FirstWords:
    """Words without a slash; a group counts as what any of its commands is.

    `forms` may open a form, and `private` are answered to the asker alone, whatever was asked
    for. `channel_options` are how options that are channels are typed, such as "review:".
    """

    every: frozenset[str]
    forms: frozenset[str]
    private: frozenset[str]
    channel_options: tuple[str, ...]


def first_words_of(commands: Sequence[Command]) -> FirstWords:
    """Return the first words of a command table."""
    return FirstWords(
        every=frozenset(each.first_word for each in commands),
        forms=frozenset(each.first_word for each in commands if each.form),
        private=frozenset(each.first_word for each in commands if each.private),
        channel_options=tuple({f"{name}:": None for each in commands for name in _channels(each)}),
    )


def takes_channel(command: Command) -> bool:
    """Whether one of its options is a channel, which Slack has to give by its id."""
    return bool(_channels(command))


def first_word(line: str) -> str:
    """Return the first word of a line as it is looked for, without its slash."""
    return line.split(maxsplit=1)[0].removeprefix("/").casefold() if line.strip() else ""


def _channels(command: Command) -> list[str]:
    return [each.name for each in command.options if each.kind is OptionKind.CHANNEL]
