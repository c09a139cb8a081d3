"""The command table as Discord's application commands."""

import inspect
from collections.abc import Callable, Coroutine, Sequence
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


def to_slash_command(command: Command, *, on_call: OnCall, suggest: Suggest) -> SlashCommand:
    """Return a slash command with typed options, completions and the `private` option."""

    async def callback(interaction: discord.Interaction, **options: object) -> None:
        private = bool(options.pop(_PRIVATE, False))
        await on_call(interaction, to_call(command.name, options), private)

    # discord.py reads the options of a command from the signature of its callback.
    callback.__dict__["__signature__"] = _signature(command.options)
    app_commands.describe(**_summaries(command.options))(callback)
    made: SlashCommand = app_commands.Command(
        name=command.name, description=cut_label(command.summary, DESCRIPTION), callback=callback
    )
    for option in command.options:
        if option.kind in COMPLETED:
            made.autocomplete(option.name)(_completer(command.name, option.name, suggest))
    return made


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


def _signature(options: Sequence[Option]) -> inspect.Signature:
    keyword = inspect.Parameter.KEYWORD_ONLY
    first = inspect.Parameter(
        "interaction", inspect.Parameter.POSITIONAL_ONLY, annotation=discord.Interaction
    )
    given = [
        inspect.Parameter(
            option.name,
            keyword,
            annotation=_annotation(option),
            default=inspect.Parameter.empty if option.required else None,
        )
        for option in options
    ]
    private = inspect.Parameter(_PRIVATE, keyword, annotation=bool, default=False)
    return inspect.Signature([first, *given, private])


def _annotation(option: Option) -> object:
    plain = app_commands.Range[int, 1] if option.kind is OptionKind.PAGE else str
    return plain if option.required else plain | None


def _summaries(options: Sequence[Option]) -> dict[str, str]:
    summaries = {option.name: cut_label(option.summary, DESCRIPTION) for option in options}
    return {**summaries, _PRIVATE: _PRIVATE_SUMMARY}
