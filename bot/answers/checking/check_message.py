"""A message as a whole: what the record says to each statement in it that it can speak to."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from bot.answers.checking.finding import Finding, Verdict
from bot.answers.checking.message import LONGEST
from bot.answers.checking.quote_check import LEGEND
from bot.answers.checking.statements import find_statements
from bot.answers.compose import Draft, draft_for
from bot.answers.decline import decline
from bot.answers.scope import Scope
from bot.answers.words import say_list
from bot.facts.ids import FactId
from bot.messages.reply import Block, Heading, Notice, Outcome, Reply, Statement
from bot.messages.typed import say_typed

MOST = 12
"""Statements of a message that are answered."""

_TITLE = "Check"
_COUNTED = {
    Verdict.AGREES: ("agrees with it", "agree with it"),
    Verdict.DIFFERS: ("differs from it", "differ from it"),
    Verdict.ALLEGED: ("is on record as an allegation", "are on record as allegations"),
    Verdict.NONE: ("is not on record", "are not on record"),
}
_SAID = {
    Verdict.AGREES: "Agrees with the record.",
    Verdict.DIFFERS: "Differs from the record.",
    Verdict.ALLEGED: "On record as an allegation, not as a fact.",
    Verdict.NONE: "Not on record.",
}


def answer_check_message(scope: Scope, text: str) -> Reply:
    """Answer each statement that can be checked: agrees, differs, alleged or not on record."""
    findings = list(islice(_once(find_statements(scope, text)), MOST + 1))
    if not findings:
        return decline("Nothing in this message can be checked against the record.")
    shown = findings[:MOST]
    draft = draft_for(scope, [fact for each in shown for fact in each.facts])
    blocks: list[Block] = [Notice(text=_say_counts(shown))]
    seen: set[FactId] = set()
    for finding in shown:
        blocks += _explain(draft, finding, seen)
    if any(each.difference for each in shown):
        blocks.append(Notice(text=LEGEND))
    blocks += _limits(text, findings)
    nothing = all(each.verdict is Verdict.NONE for each in shown)
    outcome = Outcome.NO_ANSWER if nothing else Outcome.ANSWERED
    return draft.reply(_TITLE, blocks, outcome=outcome)


def _once(findings: Iterator[Finding]) -> Iterator[Finding]:
    said: set[str] = set()
    for finding in findings:
        key = " ".join(finding.said.casefold().split())
        if key not in said:
            said.add(key)
            yield finding


def _say_counts(findings: Sequence[Finding]) -> str:
    counts = Counter(each.verdict for each in findings)
    parts = [
        f"{count} {one if count == 1 else more}"
        for verdict, (one, more) in _COUNTED.items()
        if (count := counts[verdict])
    ]
    told = f"Of what the record can speak to, {say_list(parts)}."
    return f"{told} Nothing is said about the rest of the message."


def _explain(draft: Draft, finding: Finding, seen: set[FactId]) -> Iterator[Block]:
    """Yield the statement, the verdict and what is on record, each fact once in a reply."""
    yield Heading(text=say_typed(" ".join(finding.said.split())))
    verdict = " ".join((_SAID[finding.verdict], *finding.why))
    cites = tuple(dict.fromkeys(each for fact in finding.facts for each in draft.cite(fact)))
    stated = cites and finding.verdict is not Verdict.NONE
    yield Statement(text=verdict, cites=cites) if stated else Notice(text=verdict)
    if finding.difference:
        yield Statement(text=finding.difference, cites=cites)
    fresh = [fact for fact in finding.facts if fact.id not in seen]
    seen.update(fact.id for fact in fresh)
    if fresh and finding.verdict is Verdict.NONE:
        yield Notice(text="The nearest on record:")
    yield from map(draft.block, fresh)


def _limits(text: str, findings: Sequence[Finding]) -> Iterator[Notice]:
    if len(findings) > MOST:
        yield Notice(text=f"There are more statements; these are the first {MOST}.")
    if len(text) > LONGEST:
        yield Notice(text=f"Only the first {LONGEST:,} of {len(text):,} characters were read.")
