"""Every command looks back when asked to."""

import pytest

from bot.answers.command import Command
from bot.answers.commands import COMMANDS
from bot.messages.plain import to_plain
from tests.answers.desk import Desk

BEFORE_THE_FIRST_FACT = "2024-05-01"
OF_THE_RECORD = [command for command in COMMANDS if not command.group]
"""A digest looks at the record as it is now."""


@pytest.mark.parametrize("command", OF_THE_RECORD, ids=lambda command: command.name)
async def test_no_command_shows_what_was_not_yet_true(command: Command) -> None:
    for example in command.examples:
        reply = await Desk().ask(f"{example} as_of:{BEFORE_THE_FIRST_FACT}")
        assert (reply.carries, reply.references) == ((), ()), example


@pytest.mark.parametrize("command", OF_THE_RECORD, ids=lambda command: command.name)
async def test_every_command_refuses_a_date_that_is_none(command: Command) -> None:
    reply = await Desk().ask(f"{command.examples[0]} as_of:someday")
    assert "“someday” is not a date" in to_plain(reply)
