"""Replies to what is no question about a story: thanks, talk about the bot, errands, sums."""

from bot.answers.decline import ask_back, decline
from bot.answers.questions.read import read_question
from bot.answers.questions.split import is_question
from bot.answers.questions.talk import is_errand, is_sum, is_talk, is_thanks
from bot.answers.questions.tongue import is_foreign
from bot.answers.scope import Scope
from bot.messages.reply import Reply
from bot.messages.typed import say_typed

_ONLY = "I answer questions about what is on record, and do nothing else."
_SELF = "I am a bot: I answer questions about this story from what is on record, with its sources."
_ENGLISH = "I read questions in English. Please ask again in English."


def answer_talk(scope: Scope, message: str) -> Reply | None:
    """Return what to say to a message that is meant for the bot itself; None for any other."""
    if is_errand(message):
        return decline(_ONLY)
    if is_thanks(message):
        return ask_back("You are welcome.")
    if not is_talk(message) or read_question(scope, message).mentions:
        return None
    return ask_back(_SELF, _example(scope)) if is_question(message) else ask_back(_ONLY)


def answer_unread(scope: Scope, message: str) -> Reply | None:
    """Return what to say to an unanswered message that no fact could answer, else None."""
    if is_sum(message):
        return decline(_ONLY)
    return ask_back(_ENGLISH) if is_foreign(scope, message) else None


def invite(scope: Scope) -> Reply:
    """Return what to say to a message that asks nothing."""
    ask = "Ask me about this story, in plain words or with a command."
    return ask_back(" ".join((ask, _example(scope))).strip())


def _example(scope: Scope) -> str:
    """Return a question that the first fact of the brief answers, or the story itself."""
    story = scope.snapshot.book.stories[scope.story]
    facts = (scope.get(each) for each in story.brief)
    asked = (question for fact in facts if fact for question in fact.questions[:1])
    example = next(iter((*asked, *story.questions)), "")
    return f"For example: {say_typed(example)}" if example else ""
