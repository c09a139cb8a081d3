"""`/quote check`: whether words are on record as somebody's."""

from bot.answers.checking.quote_check import answer_quote_check
from bot.answers.scope import Scope
from bot.messages.reply import Reply


def answer_quote(scope: Scope) -> Reply:
    """Answer whether the text is a quotation on record, by the speaker if one is given."""
    return answer_quote_check(scope, scope.options["check"], scope.options.get("speaker", ""))
