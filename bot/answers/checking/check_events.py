"""What happened and when: statements held against events and measures."""

from collections.abc import Iterator

from bot.answers.checking.bearing import find_bearing, find_verb
from bot.answers.checking.clause import Clause
from bot.answers.checking.facts import say_other_date
from bot.answers.checking.finding import Finding, Verdict
from bot.answers.checking.strangers import strange_actor
from bot.answers.checking.tone import is_future, is_negated, is_undone
from bot.answers.english.light import LIGHT
from bot.answers.figures import read_figures
from bot.answers.questions.likeness import sentence_of
from bot.answers.scope import Scope
from bot.facts.event import Event
from bot.facts.fact import Fact, Kind

_KINDS = frozenset({Kind.EVENT, Kind.MEASURE})


def check_events(scope: Scope, clause: Clause) -> Finding | None:
    """Return what is on record to something that happened; None where it is not on record.

    Without a date every word has to be borne: much that happens shares a word with the record.
    """
    if is_undone(clause):
        return None
    at = find_verb(clause)
    if at and strange_actor(scope, clause, at):
        return None
    bearing = [each for each in find_bearing(scope, clause, _KINDS) if each.fits]
    named = len(clause.names) + len(clause.inherited)
    dated = clause.day is not None and clause.day.exact
    if not dated or not named or clause.figures:
        told = 1 + sum(word.folded not in LIGHT for word in clause.loose()) if dated else named
        bearing = [each for each in bearing if each.share == 1 and told > 1]
    if not bearing:
        return None
    compared = [(tuple(_differing(each.fact, clause)), each.fact) for each in bearing]
    why, fact = next((each for each in compared if not each[0]), compared[0])
    if is_negated(clause) and not why:
        why = ("On record, it is so.",)
    verdict = Verdict.DIFFERS if why else Verdict.AGREES
    return Finding(said=clause.text, verdict=verdict, why=why, facts=(fact,))


def _other_numbers(fact: Fact, clause: Clause) -> Iterator[str]:
    """Yield a sentence for each number that the fact's own sentence has not."""
    known = {each.bounds.value for each in read_figures(sentence_of(fact))}
    for figure in clause.figures:
        if figure.bounds.value not in known:
            yield f"The number “{figure.text}” is not on record with it."


def _differing(fact: Fact, clause: Clause) -> list[str]:
    why = [*say_other_date(fact, clause), *_other_numbers(fact, clause)]
    if isinstance(fact.body, Event) and fact.body.announced and not is_future(clause):
        why.append("On record only as announced, not as done.")
    return why
