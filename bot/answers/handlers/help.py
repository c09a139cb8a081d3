"""`/help`: what the bot can do, made from the command table itself."""

from collections.abc import Sequence

from bot.answers.command import Command
from bot.answers.parse import say_unknown
from bot.answers.scope import Scope
from bot.errors import RequestError
from bot.messages.reply import Action, Block, Heading, Notice, Reply


def answer_help(scope: Scope, commands: Sequence[Command]) -> Reply:
    """Explain one command, or list them all."""
    typed = scope.options.get("command")
    if typed is None:
        return _all(commands)
    name = typed.removeprefix("/").casefold()
    command = next((each for each in commands if each.name == name), None)
    if command is None:
        names = [f"/{each.name}" for each in commands]
        raise RequestError(f"{say_unknown('command', f'/{name}', names)} /help lists them all.")
    return _one(command)


def _all(commands: Sequence[Command]) -> Reply:
    lines = [Notice(text=f"/{each.name} – {each.summary}.") for each in commands]
    intro = Notice(
        text="I answer from facts that the desk has checked, each with its source. What is not "
        "on record, I say is not on record. Mention me with a question, or use a command:"
    )
    return Reply(title="Help", blocks=(intro, *lines), actions=_try(commands[0]))


def _one(command: Command) -> Reply:
    blocks: list[Block] = [Notice(text=f"{command.summary}.")]
    if command.options:
        blocks.append(Heading(text="Options"))
    blocks += [
        Notice(text=f"{each.name}: {each.summary}" + (" (needed)" if each.required else ""))
        for each in command.options
    ]
    blocks.append(Notice(text=f"For example: {', '.join(command.examples)}"))
    return Reply(title=f"/{command.name}", blocks=tuple(blocks), actions=_try(command))


def _try(command: Command) -> tuple[Action, ...]:
    return tuple(Action(label=f"Try {line}", line=line) for line in command.examples[:3])
