"""`/help`: what the bot can do, made from the command table itself."""

from collections.abc import Sequence

from bot.answers.command import Command, Option
from bot.answers.parse import name_first_words, say_unknown
from bot.answers.scope import Scope
from bot.errors import RequestError
from bot.messages.reply import Action, Block, Heading, Notice, Reply


def answer_help(scope: Scope, commands: Sequence[Command]) -> Reply:
    """Explain one command, or list them all."""
    typed = scope.options.get("command")
    if typed is None:
        return _all(commands)
    name = " ".join(typed.removeprefix("/").casefold().split())
    command = next((each for each in commands if each.name == name), None)
    if command:
        return _one(command)
    group = [each for each in commands if each.group and each.first_word == name]
    if group:
        return _group(name, group)
    names = [*name_first_words(commands), *(f"/{each.name}" for each in commands)]
    raise RequestError(f"{say_unknown('command', f'/{name}', names)} /help lists them all.")


def _all(commands: Sequence[Command]) -> Reply:
    said = {each.first_word: each.group or each.summary for each in commands}
    lines = [Notice(text=f"/{name} – {summary}.") for name, summary in said.items()]
    intro = Notice(
        text="I answer from facts that the desk has checked, each with its source. What is not "
        "on record, I say is not on record. Mention me with a question, or use a command:"
    )
    return Reply(title="Help", blocks=(intro, *lines), actions=_try(commands[0]))


def _group(name: str, group: Sequence[Command]) -> Reply:
    lines = [Notice(text=f"/{each.name} – {each.summary}.") for each in group]
    more = Notice(text=f"/help {group[0].name} explains the first of them, and so on.")
    return Reply(title=f"/{name}", blocks=(*lines, more), actions=_try(group[0]))


def _one(command: Command) -> Reply:
    blocks: list[Block] = [Notice(text=f"{command.summary}.")]
    if command.options:
        blocks.append(Heading(text="Options"))
    blocks += [
        Notice(text=f"{each.name}: {each.summary}{_say_more(each)}") for each in command.options
    ]
    blocks.append(Notice(text=f"For example: {', '.join(command.examples)}"))
    return Reply(title=f"/{command.name}", blocks=tuple(blocks), actions=_try(command))


def _say_more(option: Option) -> str:
    choices = f" ({', '.join(option.choices)})" if option.choices else ""
    return choices + (" (needed)" if option.required else "")


def _try(command: Command) -> tuple[Action, ...]:
    if command.form:
        line = f"/{command.name}"
        return (Action(label=f"Fill in {line}", line=line, private=True),)
    if not command.repeatable:
        return ()  # to try it would be to do it
    return tuple(Action(label=f"Try {line}", line=line) for line in command.examples[:3])
