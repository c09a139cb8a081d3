"""`/ask`: the facts that bear a question out, or an honest decline."""

from collections import defaultdict
from itertools import islice

from bot.answers.compose import draft_for
from bot.answers.decline import ask_back, decline
from bot.answers.fold import fold, stem
from bot.answers.handlers.who import answer_who
from bot.answers.lexicon import ASKING
from bot.answers.questions.choose import choose_facts
from bot.answers.questions.earlier import complete
from bot.answers.questions.read import read_question
from bot.answers.scope import Scope
from bot.facts.fact import Fact
from bot.facts.ids import FactId, local_name
from bot.messages.reply import Action, Heading, Outcome, Reply

SHOWN = 3


def answer_ask(scope: Scope) -> Reply:
    """Answer a question in plain words from the facts that bear it out, or decline."""
    question = complete(scope, scope.options["question"], scope.request.earlier or ())
    if question is None:
        return ask_back("I cannot tell whom or what that refers to. Please name it.")
    reading = read_question(scope, question)
    if reading.names_only() and len(reading.mentions) == 1:
        name = f"id:{local_name(reading.mentions[0].entity.id)}"
        return answer_who(scope.with_options(name=name))
    facts = choose_facts(scope, reading)
    if not facts:
        return _decline(scope, question)
    draft = draft_for(scope, facts)
    return draft.reply("", [draft.block(fact) for fact in facts])


def _decline(scope: Scope, question: str) -> Reply:
    text = "That is not on record in this story."
    nearest = _nearest(scope, question)
    if not nearest:
        return decline(text, actions=[Action(label="What is on record", line="/brief")])
    draft = draft_for(scope, nearest)
    blocks = [
        *decline(text).blocks,
        Heading(text="On record, and perhaps related:"),
        *(draft.block(fact) for fact in nearest),
    ]
    return draft.reply("", blocks, outcome=Outcome.NO_ANSWER)


def _nearest(scope: Scope, question: str) -> list[Fact]:
    """Return the facts that hold the most and the rarest of the question's words."""
    scores: dict[FactId, float] = defaultdict(float)
    index = scope.snapshot.words
    for word in {stem(word) for word in fold(question).split() if word not in ASKING}:
        for fact_id in index.holding(scope.story, word):
            scores[fact_id] += 1 / index.count(scope.story, word)
    ranked = sorted(scores, key=lambda fact_id: (-scores[fact_id], fact_id))
    return list(islice((fact for each in ranked if (fact := scope.get(each))), SHOWN))
