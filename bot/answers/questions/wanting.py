"""Turns of a question that want something told in so many words: by what means, how long."""

import re
from functools import lru_cache

from bot.answers.fold import fold
from bot.answers.questions.likeness import sentence_of
from bot.answers.reading import Reading
from bot.answers.scope import Scope
from bot.facts.entity import EntityKind
from bot.facts.event import Event
from bot.facts.fact import Fact
from bot.facts.support import Stage, SupportRecord

_WANTS = tuple(
    (re.compile(asked), re.compile(told), lack)
    for asked, told, lack in (
        (
            r"\bhow long (?:will|did|does|do|would) .*\b(?:last|take|go on|speak|talk)\b",
            r"\b(?:last|lasts|lasted|took|runs?|ran|until|over|within)\b",
            "does not say how long it lasts",
        ),
        (
            r"^when (?:was|were|did|has|have) .*(?<!\bthe )\blast (?:in|at|to|visit\w*|meet|met"
            r"|see\w*)\b",
            r"\blast\b",
            "does not say when last",
        ),
        (
            r"\b(?:at|by|from) what (?:hour|time)\b|^what time (?:did|does|do|was|were|will|is)\b",
            r"\b\d{1,2} \d\d\b|\b(?:am|pm|noon|midnight|o clock|morning|afternoon|evening|night)\b",
            "tells no hour",
        ),
        (
            r"\bhow (?:many|much|far|fast|long|high|deep)\b.*\bcan\b(?! t\b)",
            r"\b(?:can|could|capacity|able|up to|maximum)\b",
            "does not say what is possible",
        ),
        (
            r"\b(?:what|who) (?:will|would|is|are|happens) .*\bnext$|\bwhat s next for\b",
            r"\b(?:will|would|plans?|planned|announced)\b",
            "tells nothing that is still to come",
        ),
        (
            r"\bhow (?:did|do|does|have|has|had|were|was|are|is|will|would|could|can) .*"
            r"(?<!\bthe )(?<!\ba )(?<!\bany )\b(?:get|got|gets|arriv\w+|reach\w*|deliver\w*|ship"
            r"|ships|shipped|transport\w*|sent|send|sends|transfer\w*|smuggl\w+|travel\w*|fly|flown"
            r"|flew|move|moved|brought|bring|carried|enter|entered)\b",
            r"\b(?:by|via|through|over|aboard|in) (?:the |an? )?(?:\w+ )?(?:air|sea|land|road|rail"
            r"|ships?|boats?|planes?|aircraft|trains?|trucks?|lorr(?:y|ies)|bus|cars?|helicopters?"
            r"|ferry|tow)\b",
            "does not say by what means",
        ),
    )
)
"""What is asked, how a sentence tells it, and what is said of one that does not."""

_WORTH = re.compile(r"\b(?:how much|what) (?:is|are|was|were) .*\bworth\b")
_HAPPENED = re.compile(r"\bwhat (?:else )?(?:happened|occurred|took place)\b")
_ASKS_WHEN_DONE = re.compile(r"^when (?:did|was|were)\b(?!.*\b(?:announc|plan|schedul|be\b|due))")
_PART_OF_AID = re.compile(
    r"\b(?:share|percentage|proportion|fraction) of\b|\ball (?:the |its |their )?(?:other )?(?:"
    r"donors|countries|allies|backers|partners|governments)\b|\bbefore the (?:war|invasion)\b"
)
_GIVEN = frozenset({Stage.UNSTATED, Stage.DISBURSEMENT})
_BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.PERSON, EntityKind.COUNTRY})


def untold_turn(_scope: Scope, reading: Reading, fact: Fact) -> str:
    """Return what a turn of the question wants that the fact's sentence does not tell."""
    text = fold(reading.question)
    told = ""
    for pattern, lack in _wanted(text):
        told = told or fold(sentence_of(fact))
        if not pattern.search(told):
            return lack
    match fact.body:
        case Event(announced=True) if _HAPPENED.search(text) or _ASKS_WHEN_DONE.search(text):
            return "is only announced"
        case SupportRecord(stage=stage):
            return _untold_of_aid(text, stage)
        case _ if _WORTH.search(text) and _names_body(reading):
            return "" if "worth" in fold(sentence_of(fact)).split() else "does not say its worth"
        case _:
            return ""


@lru_cache(maxsize=256)
def _wanted(text: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((told, lack) for asked, told, lack in _WANTS if asked.search(text))


def _untold_of_aid(text: str, stage: Stage) -> str:
    if _PART_OF_AID.search(text):
        return "tells of one donor, and of no part or time"
    return "tells of no aid to come" if "will" in text.split() and stage in _GIVEN else ""


def _names_body(reading: Reading) -> bool:
    return any(each.entity.entity_kind in _BODIES for each in reading.mentions)
