"""`/check`: the statements of a message, held against the record."""

from bot.answers.checking.check_message import answer_check_message
from bot.answers.scope import Scope
from bot.messages.reply import Reply


def answer_check(scope: Scope) -> Reply:
    """Answer each statement of a message that the record can speak to."""
    return answer_check_message(scope, scope.options["message"])
