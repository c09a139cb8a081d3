"""`/ask`: facts that hold the words of a question, or an honest decline."""

from collections import defaultdict
from itertools import islice

from bot.answers.compose import draft_for
from bot.answers.decline import decline
from bot.answers.fold import fold, stem
from bot.answers.scope import Scope
from bot.answers.stopwords import STOPWORDS
from bot.facts.fact import Fact
from bot.facts.ids import FactId
from bot.messages.reply import Action, Heading, Outcome, Reply

SHOWN = 3


def answer_ask(scope: Scope) -> Reply:
    """Answer with the facts that hold every word that matters; else decline with the nearest."""
    words = [stem(word) for word in fold(scope.options["question"]).split()]
    wanted = [word for word in dict.fromkeys(words) if word not in STOPWORDS]
    index = scope.snapshot.words
    held = [fact for each in index.holding_all(scope.story, wanted) if (fact := scope.get(each))]
    if held:
        held.sort(key=lambda fact: (len(fact.questions) == 0, fact.id))
        draft = draft_for(scope, held[:SHOWN])
        return draft.reply("", [draft.block(fact) for fact in held[:SHOWN]], actions=_more(held))
    return _decline(scope, wanted)


def _more(held: list[Fact]) -> list[Action]:
    return [Action(label="All commands", line="/help")] if len(held) > SHOWN else []


def _decline(scope: Scope, wanted: list[str]) -> Reply:
    nearest = _nearest(scope, wanted)
    text = "That is not on record in this story."
    if not nearest:
        return decline(text, actions=[Action(label="What is on record", line="/brief")])
    draft = draft_for(scope, nearest)
    blocks = [
        *decline(text).blocks,
        Heading(text="On record, and perhaps related:"),
        *(draft.block(fact) for fact in nearest),
    ]
    return draft.reply("", blocks, outcome=Outcome.NO_ANSWER)


def _nearest(scope: Scope, wanted: list[str]) -> list[Fact]:
    """Return the facts that hold the most and the rarest of the words."""
    scores: dict[FactId, float] = defaultdict(float)
    index = scope.snapshot.words
    for word in wanted:
        for fact_id in index.holding(scope.story, word):
            scores[fact_id] += 1 / index.count(scope.story, word)
    ranked = sorted(scores, key=lambda fact_id: (-scores[fact_id], fact_id))
    return list(islice((fact for each in ranked if (fact := scope.get(each))), SHOWN))
