"""Whether a fact bears out everything that a question names."""

import re

from bot.answers.english.cues import CUES, Asked
from bot.answers.english.senses import is_act, senses_asked, senses_held, senses_told
from bot.answers.fold import fold, stem
from bot.answers.questions.bounded import decides
from bot.answers.questions.counted import counts, is_measured
from bot.answers.questions.held import find_unheld, is_far
from bot.answers.questions.identity import identifies
from bot.answers.questions.likeness import sentence_of
from bot.answers.questions.naming import is_nameless
from bot.answers.questions.order import in_order
from bot.answers.questions.parts import plays, stands_for
from bot.answers.questions.premises import unborne_premise
from bot.answers.questions.speakers import (
    unborne_confirmation,
    unborne_listener,
    unborne_office,
    unborne_speaker,
)
from bot.answers.questions.stored import is_done
from bot.answers.questions.voices import ADMITTED, is_voiced
from bot.answers.reading import Mention, Reading, Role
from bot.answers.scope import Scope
from bot.answers.search import texts_of
from bot.facts.claim import Claim
from bot.facts.entity import Entity, EntityKind
from bot.facts.event import Event
from bot.facts.fact import Fact, Kind
from bot.facts.quote import Quote
from bot.facts.support import Stage, SupportRecord
from bot.facts.when import When

_PRESUMING = frozenset("when why where how".split())
"""Question words that take what is asked about for granted."""

_DESIGNATED = frozenset(map(stem, "designate blacklist".split()))
_BETWEEN = frozenset(map(stem, "relationship relation relations link ties".split()))

_PROMISED = frozenset("pledged promised committed allocated".split())
_PRIVATE = senses_held(["married born"])
"""What is told of somebody, and not by a turn of phrase in what they say."""

_PAID = frozenset("paid disbursed delivered arrived spent spend spending".split())

_DATE = re.compile(
    r"\b(?:(?:19|20)\d\d|January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b"
)

_SPAN = senses_held(["week"])


def why_not(scope: Scope, reading: Reading, fact: Fact) -> str:
    """Return the first thing that the fact does not bear, empty when it bears everything."""
    reasons = (check(scope, reading, fact) for check in _CHECKS)
    return next((reason for reason in reasons if reason), "")


def _unmeasured(scope: Scope, reading: Reading, fact: Fact) -> str:
    if reading.count and not counts(scope, fact, reading.count):
        return f"does not count {reading.count}"
    if reading.bounds and not decides(fact, reading.bounds):
        return "holds no number to hold against it"
    if unpaid := _unpaid(reading, fact):
        return f"is a {unpaid}, not said to be paid"
    if reading.measured and not is_measured(scope, fact, reading.measured):
        return f"holds no quantity ({reading.measured.value})"
    return ""


def _unpaid(reading: Reading, fact: Fact) -> str:
    """Return the stage of aid that is asked about as paid, if it is not."""
    words = set(fold(reading.question).split())
    paid = bool(_PAID & words) or {"did", "pay"} <= words
    if not isinstance(fact.body, SupportRecord) or not paid or _PROMISED & words:
        return ""
    done = fact.body.stage in {Stage.DISBURSEMENT, Stage.UNSTATED}
    return "" if done else fact.body.stage.value


def _undated(scope: Scope, reading: Reading, fact: Fact) -> str:
    if not _at(reading, fact):
        return "another date"
    if reading.wh != "when":
        return ""
    match fact.body:
        case Quote() if Asked.SPEECH not in reading.asked:
            return "is a quote, which dates nothing but itself"
        case Claim() if not _dates(reading, fact):
            return "tells when it was said, not when it happened"
        case SupportRecord(period=None):
            return "does not say when"
        case _:
            return ""


def _unsaid(scope: Scope, reading: Reading, fact: Fact) -> str:
    if missing := find_unheld(scope, fact, reading.words, reading.themes):
        return f"does not say “{missing}”"
    if is_far(scope, reading, fact):
        return "says none of it in these words"
    if reading.wh in _PRESUMING and isinstance(fact.body, Claim):
        admitted = next((word for word in reading.words if senses_asked(word) & ADMITTED), "")
        if admitted and not _done(scope, fact, admitted):
            return f"does not say “{admitted}”"
    if office := unborne_office(scope, reading, fact):
        return f"nobody in it is “{office}”"
    if stranger := unborne_speaker(scope, reading, fact):
        return f"nobody in it is “{stranger}”"
    if not _verb_borne(scope, reading, fact):
        return f"does not say that anybody did “{reading.verb}”"
    if not identifies(scope, reading, fact):
        return f"does not say which {reading.sort}"
    return ""


def _undone(scope: Scope, reading: Reading, fact: Fact) -> str:
    if silent := unborne_confirmation(scope, reading, fact):
        return silent
    if listener := unborne_listener(reading, fact):
        return listener
    listed = _DESIGNATED & set(reading.themes)
    takes = any(each.role is Role.TAKER for each in reading.mentions)
    acts = not reading.wh or (reading.wh == "who" and takes and not reading.passive)
    if listed and acts and fact.kind is Kind.MEASURE and listed - _told(fact):
        return "is a measure, and no designation"
    return ""


def _unnamed(scope: Scope, reading: Reading, fact: Fact) -> str:
    if is_nameless(scope, reading, fact):
        return "names nobody"
    if figure := _others_figure(scope, reading, fact):
        return f"does not say “{figure}”"
    if not isinstance(fact.body, Quote) or Asked.SPEECH in reading.asked:
        return ""
    if reading.wh == "who" and CUES[Asked.SANCTION] & set(reading.themes):
        return "is only words"
    if any(_is_town(each) for each in reading.mentions):
        return "tells of no place"
    private = next((word for word in reading.words if senses_asked(word) & _PRIVATE), "")
    return f"does not say “{private}”" if private else ""


def _is_town(mention: Mention) -> bool:
    return mention.role is Role.PLACE and mention.entity.entity_kind is EntityKind.PLACE


def _others_figure(scope: Scope, reading: Reading, fact: Fact) -> str:
    """Return a figure of the question that only those who deny the claim gave."""
    if not isinstance(fact.body, Claim):
        return ""
    said = fold(fact.body.statement).split()
    answers = fold(" ".join(each.statement for each in fact.body.disputes)).split()
    figures = [word for word in reading.words if word.isdigit() and word in answers]
    speaks = any(
        each.role is Role.SUBJECT and stands_for(each) & set(fact.body.claimants)
        for each in reading.mentions
    )
    return next((word for word in figures if word not in said), "") if speaks else ""


def _misplaced(scope: Scope, reading: Reading, fact: Fact) -> str:
    if isinstance(fact.body, Event) and not in_order(scope, reading, fact.body.statement):
        return "the other way round"
    if _BETWEEN & set(reading.words) and not all(
        plays(scope, reading, each, fact) for each in reading.mentions
    ):
        return "does not hold them together"
    borne = {each.group for each in reading.mentions if plays(scope, reading, each, fact)}
    stranger = next((each for each in reading.mentions if each.group not in borne), None)
    return f"{stranger.entity.name} is not its {stranger.role.value}" if stranger else ""


def _verb_borne(scope: Scope, reading: Reading, fact: Fact) -> bool:
    """Tell whether what is done is told by the fact's own sentence, or by a stored question's verb.

    What a fact of a listing or of aid is about is its kind; of others it is what they say.
    """
    aid = CUES[Asked.AID] & set(reading.words)
    if aid and not any(_done(scope, fact, word) for word in aid):
        return False
    spoken = Asked.SPEECH in reading.asked or is_voiced(reading.verb)
    if Asked.SPEECH in reading.asked and isinstance(fact.body, Claim):
        return all(_done(scope, fact, word) for word in reading.words if is_act(word))
    if not reading.verb or reading.verb not in reading.words or spoken:
        return True
    return _done(scope, fact, reading.verb, reading)


def _done(scope: Scope, fact: Fact, word: str, asked: Reading | None = None) -> bool:
    """Tell whether a fact tells of an act, or else a stored question's verb does."""
    wanted = senses_asked(word)
    return not wanted.isdisjoint(_told(fact)) or is_done(scope, fact, wanted, asked)


def _told(fact: Fact) -> frozenset[str]:
    """Return the senses of what a fact tells in sentences, answers to a claim among them."""
    if isinstance(fact.body, Claim):
        return senses_told([fact.body.statement, *(each.statement for each in fact.body.disputes)])
    listing = fact.kind in {Kind.DESIGNATION, Kind.MEASURE, Kind.SUPPORT, Kind.ENTITY}
    return senses_told(texts_of(fact) if listing else [sentence_of(fact)])


def _dates(reading: Reading, fact: Fact) -> bool:
    """Tell whether a claim says when what it claims happened, or its saying is asked about."""
    spoken = Asked.SPEECH in reading.asked or is_voiced(reading.verb)
    happened = isinstance(fact.body, Claim) and fact.body.happened is not None
    statement = fact.body.statement if isinstance(fact.body, Claim) else ""
    return bool(spoken or happened or senses_held([statement]) & _SPAN or _DATE.search(statement))


def _at(reading: Reading, fact: Fact) -> bool:
    if reading.weekday is not None and fact.happened_on.weekday() != reading.weekday:
        return False
    when = reading.when
    if when is None:
        return True
    if isinstance(fact.body, SupportRecord):
        period = fact.body.period
        return (
            period is not None and period.start_on <= when.end_on and when.start_on <= period.end_on
        ) or when.start_on == when.end_on == fact.as_of
    if isinstance(fact.body, Entity):
        dated = [role for role in fact.body.roles if role.since_on]
        if dated:
            return any(role.held_on(when.start_on) or role.held_on(when.end_on) for role in dated)
    said = Asked.SPEECH in reading.asked  # then the date is that of the saying
    happened = fact.body.happened if isinstance(fact.body, Claim) and not said else None
    if happened and _overlap(happened, when):
        return True
    return fact.happened_on <= when.end_on and when.start_on <= fact.ended_on


def _overlap(one: When, other: When) -> bool:
    return one.start_on <= other.end_on and other.start_on <= one.end_on


_CHECKS = (_unmeasured, _undated, _unnamed, _undone, _unsaid, _misplaced, unborne_premise)
"""Cheapest first; each returns what the fact does not bear, or nothing."""
