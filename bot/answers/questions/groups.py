"""Names of a question that play one part together."""

from collections.abc import Sequence

from bot.answers.questions.span import Span
from bot.facts.entity import EntityKind

_BODIES = frozenset(
    {EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.COUNTRY, EntityKind.PLACE}
)
_LINKS = frozenset(
    "and or vs versus the with plus both either than alongside only not its his her their".split()
)
_ARTICLES = frozenset("the a an".split())
_WITH = frozenset("with from than against and vs versus".split())
LIKEWISE = frozenset("than alongside".split())
COMPARED = frozenset("compare compared comparing rank differ differs different versus vs v".split())


def is_likewise(words: Sequence[str], before: str) -> bool:
    """Tell whether the word before a name holds it beside the subject: "than X", "same as X"."""
    return before in LIKEWISE or (before == "as" and "same" in words)


def group_names(words: Sequence[str], spans: Sequence[Span]) -> list[int]:
    """Number the names so that those joined by "and" share a number."""
    groups: list[int] = []
    comparing = bool(COMPARED & set(words))
    for index, span in enumerate(spans):
        before = words[span.start - 1] if span.start else ""
        if before in _ARTICLES and span.start > 1:
            before = words[span.start - 2]
        first = next((at for at in range(index) if _sort(spans[at])), None)
        alike = is_likewise(words, before) or (comparing and before in _WITH)
        if alike and first is not None and _sort(span):
            groups.append(groups[first])  # "how does X's aid to Y differ from Z's"
            continue
        between = words[spans[index - 1].end : span.start] if index else []
        alike = bool(index) and _sort(span) == _sort(spans[index - 1])
        likewise = bool(LIKEWISE & set(between[-2:]))
        joined = bool(between) and alike and (set(between) <= _LINKS or likewise)
        groups.append(groups[-1] if joined else index)
    return groups


def _sort(span: Span) -> bool:
    return span.entity.entity_kind in _BODIES
