"""The command table as Discord's application commands."""

import inspect
from collections.abc import Callable, Coroutine, Iterator, Sequence
from keyword import iskeyword
from typing import Any

import discord
from discord import app_commands

from bot.answers.command import COMPLETED, Command, Option, OptionKind
from bot.messages.answerer import Suggestion
from bot.messages.request import Call
from bot.platforms.discord.escape import clean
from bot.platforms.discord.limits import CHOICE, CHOICES, DESCRIPTION, cut_label, measure
from bot.platforms.discord.to_request import to_call

ABOUT_THIS = "About this"
CHECK_THIS = "Check this message"
_PRIVATE = "private"
_PRIVATE_SUMMARY = "only you see the answer"

OnCall = Callable[[discord.Interaction, Call, bool], Coroutine[Any, Any, None]]
OnMessage = Callable[[discord.Interaction, discord.Message], Coroutine[Any, Any, None]]
Suggest = Callable[[discord.Interaction, str, str, str], tuple[Suggestion, ...]]
"""Takes the interaction, the command, the option and what was typed; returns at once."""

SlashCommand = app_commands.Command[Any, ..., Any]


def to_slash_commands(
    commands: Sequence[Command], *, on_call: OnCall, suggest: Suggest
) -> Iterator[SlashCommand | app_commands.Group]:
    """Yield the table's commands; those of two words as subcommands of a group."""
    groups: dict[str, app_commands.Group] = {}
    for command in commands:
        made = to_slash_command(command, on_call=on_call, suggest=suggest)
        if not command.group:
            yield made
            continue
        name = command.first_word
        if name not in groups:
            description = cut_label(command.group, DESCRIPTION)
            groups[name] = app_commands.Group(name=name, description=description)
        groups[name].add_command(made)
    yield from groups.values()


def to_slash_command(command: Command, *, on_call: OnCall, suggest: Suggest) -> SlashCommand:
    """Return a slash command with typed options, completions and the `private` option.

    A command whose answers are private anyway does without that option.
    """
    spelt = {_parameter(option): option.name for option in command.options}

    async def callback(interaction: discord.Interaction, **options: object) -> None:
        private = bool(options.pop(_PRIVATE, command.private))
        given = {spelt[name]: value for name, value in options.items()}
        await on_call(interaction, to_call(command.name, given), private)

    # discord.py reads the options of a command from the signature of its callback.
    callback.__dict__["__signature__"] = _signature(command)
    app_commands.describe(**_summaries(command))(callback)
    app_commands.rename(**{key: name for key, name in spelt.items() if key != name})(callback)
    if choices := {_parameter(each): to_fixed(each) for each in command.options if each.choices}:
        app_commands.choices(**choices)(callback)
    made: SlashCommand = app_commands.Command(
        name=command.name.rpartition(" ")[2],
        description=cut_label(command.summary, DESCRIPTION),
        callback=callback,
    )
    for option in command.options:
        if option.kind in COMPLETED:
            made.autocomplete(option.name)(_completer(command.name, option.name, suggest))
    return made


def to_fixed(option: Option) -> list[app_commands.Choice[str]]:
    """Return the only values that an option takes."""
    return [app_commands.Choice(name=each, value=each) for each in option.choices]


def to_message_menu(name: str, on_message: OnMessage) -> app_commands.ContextMenu:
    """Return an entry of the menu that every message has."""

    async def callback(interaction: discord.Interaction, message: discord.Message) -> None:
        await on_message(interaction, message)

    return app_commands.ContextMenu(name=name, callback=callback)


def to_choices(suggestions: Sequence[Suggestion]) -> list[app_commands.Choice[str]]:
    """Return at most 25 choices; one that Discord would refuse is left out."""
    choices = [
        app_commands.Choice(name=label, value=each.value)
        for each in suggestions
        if (label := cut_label(clean(each.label), CHOICE)) and 0 < measure(each.value) <= CHOICE
    ]
    return choices[:CHOICES]


def _completer(
    command: str, option: str, suggest: Suggest
) -> Callable[[discord.Interaction, str], Coroutine[Any, Any, list[app_commands.Choice[str]]]]:
    async def complete(
        interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return to_choices(suggest(interaction, command, option, typed))

    return complete


class _ChannelAsGiven(app_commands.Transformer):
    """Takes a text channel as Discord tells of it, whether or not it is in memory."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        return [discord.ChannelType.text, discord.ChannelType.news]

    async def transform(self, interaction: discord.Interaction, value: Any, /) -> Any:
        return value


def _parameter(option: Option) -> str:
    """Return an option's name as Python takes it: "except" is a word of the language."""
    return f"{option.name}_" if iskeyword(option.name) else option.name


def _signature(command: Command) -> inspect.Signature:
    keyword = inspect.Parameter.KEYWORD_ONLY
    first = inspect.Parameter(
        "interaction", inspect.Parameter.POSITIONAL_ONLY, annotation=discord.Interaction
    )
    given = [
        inspect.Parameter(
            _parameter(option),
            keyword,
            annotation=_annotation(option),
            default=inspect.Parameter.empty if option.required else None,
        )
        for option in command.options
    ]
    private = inspect.Parameter(_PRIVATE, keyword, annotation=bool, default=False)
    return inspect.Signature([first, *given, *(() if command.private else (private,))])


def _annotation(option: Option) -> object:
    match option.kind:
        case OptionKind.CHANNEL:
            return app_commands.Transform[Any, _ChannelAsGiven]
        case OptionKind.PAGE:
            plain: Any = app_commands.Range[int, 1]
        case _:
            plain = str
    return plain if option.required else plain | None


def _summaries(command: Command) -> dict[str, str]:
    summaries = {_parameter(each): cut_label(each.summary, DESCRIPTION) for each in command.options}
    return summaries if command.private else {**summaries, _PRIVATE: _PRIVATE_SUMMARY}
