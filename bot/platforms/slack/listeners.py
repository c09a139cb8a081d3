"""Everything that a Bolt app answers, put together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from slack_bolt.async_app import AsyncApp

from bot.answers.command import Command
from bot.clock import Clock
from bot.delivery.recorder import Remember
from bot.delivery.seen import SeenKeys
from bot.messages.answerer import Answerer
from bot.platforms.slack.answer import SlackAnswers
from bot.platforms.slack.commands import SlashCommands, help_note
from bot.platforms.slack.first_words import first_words_of
from bot.platforms.slack.forms import SlackForms
from bot.platforms.slack.interactions import add_interactions
from bot.platforms.slack.mentions import add_mentions
from bot.platforms.slack.people import SlackPeople
from bot.platforms.slack.pictures import SlackPictures
from bot.platforms.slack.sender import SlackSender
from bot.platforms.slack.submissions import SlackSubmissions
from bot.platforms.slack.tasks import OwnedTasks
from bot.platforms.slack.views import add_views

REMEMBERED_EVENTS = 10_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Listening:
    """What the listeners work with. `bot_user` is the bot's own id.

    `patience` and `form_seconds` are as in `SlackSetup`.
    """

    answerer: Answerer
    commands: Sequence[Command]
    clock: Clock
    new_error_id: Callable[[], str]
    remember: Remember
    sender: SlackSender
    pictures: SlackPictures
    people: SlackPeople
    tasks: OwnedTasks
    bot_user: Callable[[], str]
    patience: float
    form_seconds: float


def add_listeners(app: AsyncApp, it: Listening) -> None:
    """Have the app answer commands, presses, forms, mentions and direct messages."""
    words, seen = first_words_of(it.commands), SeenKeys(REMEMBERED_EVENTS)
    answers = _answers(it)
    forms = SlackForms(
        commands=it.commands,
        answerer=it.answerer,
        sender=it.sender,
        zone_of=it.people.zone_of,
        tasks=it.tasks,
        seconds=it.form_seconds,
    )
    app.use(
        SlashCommands(answers=answers, forms=forms, sender=it.sender, words=words, clock=it.clock)
    )
    add_interactions(app, answers=answers, forms=forms, sender=it.sender, seen=seen, clock=it.clock)
    add_views(app, commands=it.commands, forms=forms, submissions=_submissions(it, answers, forms))
    add_mentions(
        app,
        answers=answers,
        sender=it.sender,
        seen=seen,
        words=words,
        clock=it.clock,
        bot_user=it.bot_user,
    )


def _answers(it: Listening) -> SlackAnswers:
    words = first_words_of(it.commands)
    return SlackAnswers(
        answerer=it.answerer,
        pictures=it.pictures,
        tasks=it.tasks,
        new_error_id=it.new_error_id,
        help_note=help_note(words.every),
        patience=it.patience,
        private=words.private,
        remember=it.remember,
        clock=it.clock,
    )


def _submissions(it: Listening, answers: SlackAnswers, forms: SlackForms) -> SlackSubmissions:
    return SlackSubmissions(
        commands=it.commands,
        answers=answers,
        forms=forms,
        sender=it.sender,
        tasks=it.tasks,
        clock=it.clock,
        patience=it.patience,
    )
