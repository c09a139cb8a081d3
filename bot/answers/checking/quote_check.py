"""Words that somebody is said to have said, compared with the quotations on record."""

from collections.abc import Sequence

from bot.answers.checking.find import Found, covers, find_matches, read_asked
from bot.answers.checking.match import Likeness
from bot.answers.checking.quoted import LONGEST_NAME, find_quoted
from bot.answers.checking.say_difference import say_difference
from bot.answers.checking.speakers import Named, find_named, speaks_for
from bot.answers.checking.verdict import EXACT, say_verdict
from bot.answers.compose import Draft, draft_for
from bot.answers.decline import decline
from bot.answers.questions.spot import proper_words
from bot.answers.related import related_actions
from bot.answers.scope import Scope
from bot.answers.wording import Wording
from bot.messages.reply import Block, Notice, Outcome, Quotation, Reply, Statement
from bot.messages.typed import say_typed

SHOWN = 3
_TITLE = "Quote check"
LEGEND = "In brackets: [on record → as asked], what is added, and what is left out."


def answer_quote_check(scope: Scope, text: str, speaker: str = "") -> Reply:
    """Answer whether a text is on record word for word, altered, by somebody else, or not at all.

    `speaker` is a name as typed, empty when it does not matter who said it.
    """
    asked, speaker = _read(scope, text, speaker)
    named = find_named(scope, speaker)
    found = find_matches(scope, asked, named.entity)
    if not found:
        return _nothing(scope, named)
    likeness = found[0].match.likeness
    if likeness is Likeness.HOLDS and len(found) > 1 and covers(found, asked):
        return _together(scope, sorted(found, key=lambda each: each.match.span))
    shown = found[:SHOWN]
    draft = draft_for(scope, [each.fact for each in shown])
    blocks: list[Block] = [Notice(text=named.said)] if named.said else []
    unknown = say_typed(speaker) if named.said and not named.entity else ""
    for each in shown:
        verdict = say_verdict(scope, each, named.entity, typed=unknown)
        blocks += explain_match(draft, each, verdict)
    if any(differs(each) for each in shown):
        blocks.append(Notice(text=LEGEND))
    speaks = named.entity and any(speaks_for(scope, named.entity, each.quote) for each in shown)
    unborne = (speaker and not speaks) or likeness is Likeness.WITHIN or _names_another(scope, text)
    outcome = Outcome.NO_ANSWER if unborne else Outcome.ANSWERED
    return draft.reply(_TITLE, blocks, outcome=outcome)


def _names_another(scope: Scope, text: str) -> bool:
    """Tell whether the words that are checked hold a name that is nowhere on record."""
    return not proper_words(text) <= scope.snapshot.vocabulary(scope.story)


def _read(scope: Scope, text: str, speaker: str) -> tuple[Wording, str]:
    """Return the words to check and their speaker, which a typed text may tell itself."""
    asked = read_asked(text)
    if any(each.match.likeness in EXACT for each in find_matches(scope, asked)):
        return asked, speaker
    if told := find_quoted(text):
        return read_asked(told.words), speaker or told.speaker
    name, colon, words = text.partition(":")
    if colon and len(name) <= LONGEST_NAME and find_named(scope, name).entity:
        return read_asked(words), speaker or name
    return asked, speaker


def explain_match(draft: Draft, found: Found, verdict: str) -> list[Block]:
    """Return the verdict, the difference if there is one, and the quotation as it is on record."""
    blocks: list[Block] = [draft.statement(found.fact, verdict)]
    if differs(found):
        difference = say_difference(found.match.pieces)
        blocks.append(Statement(text=difference, cites=draft.cite(found.fact)))
    return [*blocks, quote_block(draft, found)]


def quote_block(draft: Draft, found: Found) -> Quotation:
    """Return the whole quotation as it is always shown."""
    return draft.quotation(found.fact, found.quote)


def differs(found: Found) -> bool:
    """Tell whether there is a difference to show."""
    return any(not piece.same for piece in found.match.pieces)


def _together(scope: Scope, found: Sequence[Found]) -> Reply:
    """Answer that a text is several quotations, one behind the other."""
    draft = draft_for(scope, [each.fact for each in found])
    cites = dict.fromkeys(number for each in found for number in draft.cite(each.fact))
    text = f"On record word for word, as {len(found)} quotations."
    blocks = [quote_block(draft, each) for each in found]
    return draft.reply(_TITLE, [Statement(text=text, cites=tuple(cites)), *blocks])


def _nothing(scope: Scope, named: Named) -> Reply:
    by = f" by {scope.name(named.entity.id)}" if named.entity else ""
    return decline(
        f"No quotation{by} with these words, or nearly these, is on record.",
        named.said,
        "That does not mean that nobody said so.",
        actions=related_actions(scope, "quotes"),
    )
