"""Words that somebody is said to have said, compared with the quotations on record."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.checking.borne import Around
from bot.answers.checking.find import find_matches, read_asked
from bot.answers.checking.quoted import LONGEST_NAME, Quoted, find_quoted, saying_at
from bot.answers.checking.say_difference import say_difference
from bot.answers.checking.speakers import Named, find_named
from bot.answers.checking.told import Told, tell
from bot.answers.checking.verdict import EXACT
from bot.answers.compose import Draft, draft_for
from bot.answers.decline import decline
from bot.answers.questions.spot import proper_words
from bot.answers.related import related_actions
from bot.answers.scope import Scope
from bot.facts.ids import FactId
from bot.messages.reply import Block, Heading, Notice, Outcome, Reply, Statement
from bot.messages.typed import say_typed

SHOWN = 3
LEGEND = "In brackets: [on record → as asked], what is added, and what is left out."
_TITLE = "Quote check"
_OPTION = re.compile(r"^\s*(?:check|text|quote|words|message)\s*[:=]\s*", re.IGNORECASE)
"""The name of an option, typed before the words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """`settled`: enough words are on record, or near to it, that nothing answers better."""

    reply: Reply
    settled: bool


def answer_quote_check(scope: Scope, text: str, speaker: str = "") -> Reply:
    """Answer whether a text is on record word for word, altered, by somebody else, or not at all.

    `speaker` is a name as typed, empty when it does not matter who said it.
    """
    return check_quoted(scope, _read(scope, _OPTION.sub("", text), speaker)).reply


def check_quoted(scope: Scope, quoted: Quoted) -> Checked:
    """Compare quoted words, and what is said around them, with the record."""
    named = find_named(scope, quoted.speaker)
    around = Around(
        text=quoted.around,
        speaker=quoted.speaker,
        verb_at=saying_at(quoted.around),
        today=scope.moment.now.date(),
    )
    quotes = [quoted.words, *quoted.others][:SHOWN]
    told = [tell(scope, read_asked(words), named, around)[:SHOWN] for words in quotes]
    if not any(told):
        return Checked(reply=_nothing(scope, named), settled=False)
    every = [each for one in told for each in one]
    draft = draft_for(scope, [each.fact for one in every for each in one.parts])
    blocks: list[Block] = [Notice(text=named.said)] if named.said else []
    seen: set[FactId] = set()
    for words, one in zip(quotes, told, strict=True):
        blocks += [Heading(text=say_typed(words))] if len(quotes) > 1 else []
        blocks += [] if one else [Notice(text=_say_nothing(scope, named))]
        blocks += [block for each in one for block in _explain(draft, each, seen)]
    if any(differs(each) for each in every):
        blocks.append(Notice(text=LEGEND))
    strange = not proper_words(" ".join(quotes)) <= scope.snapshot.vocabulary(scope.story)
    outcome = Outcome.ANSWERED if all(map(_is_borne, told)) and not strange else Outcome.NO_ANSWER
    settled = any(one and not one[0].within for one in told)
    return Checked(reply=draft.reply(_TITLE, blocks, outcome=outcome), settled=settled)


def _is_borne(told: Sequence[Told]) -> bool:
    """Tell whether a quotation of the speaker, as it was said, is what is shown or near to it."""
    return any(each.owned and each.borne and not each.within for each in told)


def differs(told: Told) -> bool:
    """Tell whether there is a difference to show."""
    return any(not piece.same for piece in told.pieces)


def _read(scope: Scope, text: str, speaker: str) -> Quoted:
    """Return the words to check and their speaker, which a typed text may tell itself."""
    bare = Quoted(words=text, speaker=speaker)
    if any(each.match.likeness in EXACT for each in find_matches(scope, read_asked(text))):
        return bare
    if told := find_quoted(text):
        return Quoted(words=told.words, speaker=speaker or told.speaker, around=told.around)
    name, colon, words = text.partition(":")
    if colon and len(name) <= LONGEST_NAME and find_named(scope, name).entity:
        return Quoted(words=words, speaker=speaker or name)
    return bare


def _explain(draft: Draft, told: Told, seen: set[FactId]) -> list[Block]:
    """Return the verdict, the difference if there is one, and what is on record, whole.

    What was `seen` before is not quoted again.
    """
    facts = {each.fact.id: each for each in told.parts}
    cites = tuple(dict.fromkeys(one for each in facts.values() for one in draft.cite(each.fact)))
    note = draft.note(told.parts[0].fact) if len(facts) == 1 else ""
    blocks: list[Block] = [Statement(text=told.text, cites=cites, note=note)]
    if differs(told):
        blocks.append(Statement(text=say_difference(told.pieces), cites=cites))
    fresh = [each for fact_id, each in facts.items() if fact_id not in seen]
    seen.update(facts)
    return [*blocks, *(draft.quotation(each.fact, each.quote) for each in fresh)]


def _say_nothing(scope: Scope, named: Named) -> str:
    by = f" by {scope.name(named.entity.id)}" if named.entity else ""
    return f"No quotation{by} with these words, or nearly these, is on record."


def _nothing(scope: Scope, named: Named) -> Reply:
    return decline(
        _say_nothing(scope, named),
        named.said,
        "That does not mean that nobody said so.",
        actions=related_actions(scope, "quotes"),
    )
