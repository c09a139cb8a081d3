"""The command table: Discord's tree, Slack's manifest, the terminal, the page and help."""

from bot.answers.command import LONGEST, Command, Option, OptionKind
from bot.answers.digest_commands import DIGEST_COMMANDS
from bot.answers.handlers.aid import answer_aid
from bot.answers.handlers.ask import answer_ask
from bot.answers.handlers.brief import answer_brief
from bot.answers.handlers.changes import ONLY, answer_changes
from bot.answers.handlers.check import answer_check
from bot.answers.handlers.claims import answer_claims
from bot.answers.handlers.gap import answer_gap
from bot.answers.handlers.help import answer_help
from bot.answers.handlers.quote import answer_quote
from bot.answers.handlers.quotes import answer_quotes
from bot.answers.handlers.sanctions import answer_sanctions
from bot.answers.handlers.sources import answer_sources
from bot.answers.handlers.status import answer_status
from bot.answers.handlers.stories import answer_story
from bot.answers.handlers.timeline import answer_timeline
from bot.answers.handlers.who import answer_who
from bot.answers.scope import Scope
from bot.messages.reply import Reply

_NAME, _DATE, _TEXT = OptionKind.NAME, OptionKind.DATE, OptionKind.TEXT


def _help(scope: Scope) -> Reply:
    return answer_help(scope, COMMANDS)


def _option(
    name: str, kind: OptionKind, summary: str, *, required: bool = False, longest: int = LONGEST
) -> Option:
    return Option(name=name, kind=kind, summary=summary, required=required, longest=longest)


_AS_OF = _option("as_of", _DATE, "answer from the record as it stood on this date")
_PAGE = _option("page", OptionKind.PAGE, "which page of a long answer")
_SINCE = _option("since", _DATE, "nothing before this date")
_UNTIL = _option("until", _DATE, "nothing after this date")

COMMANDS: tuple[Command, ...] = (
    Command(
        name="sanctions",
        summary="Who was designated or restricted, by whom, when and under what",
        options=(
            _option("by", _NAME, "the authority that acted"),
            _option("target", _NAME, "who was designated or restricted"),
            _option("country", _NAME, "where the targets are based or belong"),
            _option("on", _DATE, "on this date only"),
            _SINCE,
            _UNTIL,
            _AS_OF,
            _PAGE,
        ),
        rest="target",
        examples=("/sanctions", "/sanctions by:us", "/sanctions target:Iran Air"),
        answer=answer_sanctions,
    ),
    Command(
        name="aid",
        summary="Aid totals side by side, with what each of them measures",
        options=(
            _option("donor", _NAME, "who gives"),
            _option("recipient", _NAME, "who receives"),
            _AS_OF,
            _PAGE,
        ),
        rest="donor",
        examples=("/aid", "/aid donor:uk"),
        answer=answer_aid,
    ),
    Command(
        name="quotes",
        summary="Who said what, word for word",
        options=(
            _option("speaker", _NAME, "who spoke"),
            _option("about", _TEXT, "a name or a word the quote is about"),
            _AS_OF,
            _PAGE,
        ),
        rest="speaker",
        examples=("/quotes", "/quotes speaker:lammy", "/quotes about:Kyiv"),
        answer=answer_quotes,
    ),
    Command(
        name="quote",
        summary="Check whether somebody said so, word for word",
        options=(
            _option("check", _TEXT, "the words to check", required=True),
            _option("speaker", _NAME, "who is said to have said it"),
            _AS_OF,
        ),
        rest="check",
        examples=(
            "/quote check This is a troubling pattern",
            "/quote check resolute support speaker:blinken",
        ),
        answer=answer_quote,
    ),
    Command(
        name="claims",
        summary="What is alleged, by whom, and what is answered to it",
        options=(
            _option("by", _NAME, "who claims or who disputes"),
            _option("about", _TEXT, "a name or a word the claim is about"),
            _AS_OF,
            _PAGE,
        ),
        rest="about",
        examples=("/claims", "/claims about:drones"),
        answer=answer_claims,
    ),
    Command(
        name="timeline",
        summary="What happened, in order",
        options=(_SINCE, _UNTIL, _AS_OF, _PAGE),
        rest="since",
        examples=("/timeline", "/timeline since:2024-09-01"),
        answer=answer_timeline,
    ),
    Command(
        name="who",
        summary="Everything on record about one name",
        options=(
            _option("name", _NAME, "a person, organisation, country or thing", required=True),
            _AS_OF,
            _PAGE,
        ),
        rest="name",
        examples=("/who Iran Air", "/who blinken"),
        answer=answer_who,
    ),
    Command(
        name="brief",
        summary="The story in under 1,200 characters",
        options=(_AS_OF,),
        rest="as_of",
        examples=("/brief",),
        answer=answer_brief,
    ),
    Command(
        name="changes",
        summary="What was put on record, corrected or withdrawn since a date",
        options=(
            _option("since", _DATE, "since this date; else a week back"),
            Option(
                name="only",
                kind=_TEXT,
                summary="new, or corrected and withdrawn; else both",
                choices=ONLY,
            ),
            _AS_OF,
            _PAGE,
        ),
        rest="since",
        examples=("/changes", "/changes yesterday", "/changes only:corrected"),
        answer=answer_changes,
    ),
    Command(
        name="sources",
        summary="The documents the facts stand on",
        options=(_AS_OF, _PAGE),
        rest="as_of",
        examples=("/sources",),
        answer=answer_sources,
    ),
    Command(
        name="story",
        summary="List the stories, or choose the one this channel follows",
        options=(_option("use", OptionKind.STORY, "the story this channel follows"), _AS_OF),
        rest="use",
        examples=("/story",),
        answer=answer_story,
        repeatable=False,
    ),
    Command(
        name="ask",
        summary="Ask in plain words",
        options=(_option("question", _TEXT, "your question", required=True), _AS_OF),
        rest="question",
        examples=("/ask who was sanctioned",),
        answer=answer_ask,
    ),
    Command(
        name="check",
        summary="Check the statements of a message against the record",
        options=(
            # Whatever is longer than a message can be checked says so in its answer.
            _option("message", _TEXT, "the message to check", required=True, longest=100_000),
            _AS_OF,
        ),
        rest="message",
        examples=("/check The US designated seven entities and pledged $54 billion to Ukraine",),
        answer=answer_check,
    ),
    Command(
        name="gap",
        summary="Put a question that is not on record on the desk's list",
        options=(_option("question", _TEXT, "the question", required=True), _AS_OF),
        rest="question",
        examples=("/gap how many missiles were delivered",),
        answer=answer_gap,
        repeatable=False,
    ),
    *DIGEST_COMMANDS,
    Command(
        name="help",
        summary="What the bot can do, or how one command works",
        options=(_option("command", OptionKind.COMMAND, "the command to explain"), _AS_OF),
        rest="command",
        examples=("/help", "/help aid"),
        answer=_help,
    ),
    Command(
        name="status",
        summary="Facts, sources, last change, versions and connections",
        options=(_AS_OF,),
        rest="as_of",
        examples=("/status",),
        answer=answer_status,
        repeatable=False,
    ),
)
