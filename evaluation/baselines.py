"""Two ways to answer by likeness alone: BM25, and RapidFuzz's token_set_ratio.

Each ranks what the facts of the story say and their stored questions, and would reply with the
best three facts in the bot's own words.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import bm25s  # type: ignore[import-untyped]  # the package has no marker for its types
import snowballstemmer
from rapidfuzz import fuzz, process, utils

from bot.answers.compose import draft_for
from bot.answers.scope import Scope
from bot.facts.query import Query
from bot.messages.plain import to_plain
from evaluation.question import Question

SHOWN = 3
Rank = Callable[[str], Sequence[float]]
"""Scores a query against every text, in their order."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Texts:
    """What can be found: `texts` side by side with `owners`, positions in `sentences`."""

    sentences: tuple[str, ...]
    texts: tuple[str, ...]
    owners: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """The best facts for a question, and how well the first fits."""

    score: float
    text: str


def list_texts(scope: Scope) -> Texts:
    """List what the bot would say of each fact of a story, and its stored questions."""
    facts = scope.find(Query(story=scope.story))
    sentences: list[str] = []
    texts: list[str] = []
    owners: list[int] = []
    for owner, fact in enumerate(facts):
        draft = draft_for(scope, [fact])
        sentence = to_plain(draft.reply("", [draft.block(fact)]))
        sentences.append(sentence)
        said = (sentence.partition("\n\n")[0], *fact.questions)
        texts += said
        owners += [owner] * len(said)
    return Texts(sentences=tuple(sentences), texts=tuple(texts), owners=tuple(owners))


def rank_by_bm25(texts: Texts) -> Rank:
    """Index the texts for BM25 with its library's settings, stemmed, stop words left out."""
    stem = snowballstemmer.stemmer("english").stemWords

    def tokens(batch: list[str]) -> list[list[str]]:
        split = bm25s.tokenize(
            batch, stopwords="en", stemmer=stem, return_ids=False, show_progress=False
        )
        return [list(map(str, each)) for each in split]

    index = bm25s.BM25()
    index.index(tokens(list(texts.texts)), show_progress=False)

    def rank(query: str) -> Sequence[float]:
        words = tokens([query])[0]
        return list(index.get_scores(words)) if words else [0.0] * len(texts.texts)

    return rank


def rank_by_rapidfuzz(texts: Texts) -> Rank:
    """Return token_set_ratio over the texts, case and punctuation left out."""
    plain = [utils.default_process(text) for text in texts.texts]

    def rank(query: str) -> Sequence[float]:
        asked = utils.default_process(query)
        return list(process.cdist([asked], plain, scorer=fuzz.token_set_ratio)[0])

    return rank


def find(texts: Texts, rank: Rank, question: Question) -> Found:
    """Return the best facts for a question, asked together with the turns before it."""
    best: dict[int, float] = {}
    query = " ".join((*question.context, question.text))
    for owner, value in zip(texts.owners, rank(query), strict=True):
        best[owner] = max(float(value), best.get(owner, 0.0))
    order = sorted(best, key=lambda owner: (-best[owner], owner))[:SHOWN]
    text = "\n\n".join(texts.sentences[owner] for owner in order)
    return Found(score=best[order[0]] if order else 0.0, text=text)
