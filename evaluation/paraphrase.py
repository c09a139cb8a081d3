"""Answerable questions in other words, which must get the same answer."""

import re
from collections.abc import Callable, Iterator, Sequence
from random import Random

from bot.facts.entity import EntityKind
from bot.facts.ids import StoryId
from evaluation.material import Material
from evaluation.mentions import Spotter
from evaluation.question import Question
from evaluation.sets import QuestionSet
from evaluation.synonyms import with_synonyms
from evaluation.typing_errors import with_errors
from evaluation.word_order import reordered

EACH = 30
"""Paraphrases of one sort that are kept."""
Rewrite = Callable[[str, Random], Iterator[str]]
_FULL = re.compile(
    r"^(who|whom|whose|what|which|when|where|why|how|did|does|do|is|are|was|were|has|have|will|can)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\b(and|,) (how|what|when|where|who|why)\b", re.IGNORECASE)
_DISTURBED = frozenset({"typo", "polite", "multi"})
"""Kinds of questions that are paraphrases themselves."""
_QUOTING = re.compile("[\"“”]|(?<!\\w)['‘]")
_POLITE = (
    "Could you please tell me: {0}",
    "Hi! {1} Thanks!",
    "Sorry to bother you, but {0}",
    "Quick question: {0}",
    "Please, {0}",
    "{1} Thank you very much.",
    "Hello there, {0}",
    "Good morning. {1} Cheers",
    "Excuse me, {0}",
    "Hey, {0} pls",
    "I have a question: {0}",
)


def make_paraphrases(
    story: StoryId, material: Material, base: Sequence[Question], *, seed: int
) -> QuestionSet:
    """Return at most EACH paraphrases of every sort, the same for the same story and seed."""
    chance = Random(f"{seed}:{story}:paraphrase")  # noqa: S311  # a sample that can be repeated
    made: list[Question] = []
    for sort, rewrite in _rewrites(material).items():
        made += _some(sort, rewrite, base, chance)
    return QuestionSet(story=story, label="paraphrase", questions=tuple(made), generated=True)


def _some(
    sort: str, rewrite: Rewrite, base: Sequence[Question], chance: Random
) -> Iterator[Question]:
    plain = [each for each in base if each.kind not in _DISTURBED and _is_plain(each.text)]
    made = 0
    for question in chance.sample(plain, len(plain)):
        text = next(rewrite(question.text, chance), question.text)
        if text == question.text:
            continue
        made += 1
        yield Question(
            id=f"{sort}-{question.id}",
            kind=sort,
            text=text,
            answerable=True,
            must=question.must,
            mustnot=question.mustnot,
        )
        if made == EACH:
            return


def _rewrites(material: Material) -> dict[str, Rewrite]:
    spotter = Spotter(material=material)

    def use_synonyms(text: str, chance: Random) -> Iterator[str]:
        names = [
            (each.start, each.end)
            for each in spotter.spot(text)
            if each.entity.entity_kind is not EntityKind.TOPIC
        ]
        return with_synonyms(text, names, chance)

    def reorder(text: str, chance: Random) -> Iterator[str]:
        return reordered(text, spotter.spot(text), chance)

    return {
        "synonym": use_synonyms,
        "typing-error": lambda text, chance: with_errors(text, material.words, chance),
        "word-order": reorder,
        "polite": _politely,
        "careless": _carelessly,
    }


def _is_plain(text: str) -> bool:
    """Tell whether a text is one whole question that quotes nothing: words must stay as quoted."""
    one = text.count("?") < 2 and not _SEVERAL.search(text)
    return one and bool(_FULL.match(text)) and not _QUOTING.search(text)


def _politely(text: str, chance: Random) -> Iterator[str]:
    asked = text if text.endswith("?") else f"{text}?"
    yield chance.choice(_POLITE).format(asked[0].lower() + asked[1:], asked)


def _carelessly(text: str, chance: Random) -> Iterator[str]:
    """Yield the text without its capitals, its marks or both."""
    bare = re.sub(r"[’',;:.?!-]", lambda mark: " " if mark[0] == "-" else "", text).strip()
    yield chance.choice((bare.lower(), text.lower(), text.upper(), bare, f"{bare.lower()}??"))
