"""Words that a misspelt word of a question may have meant, besides those of the story."""

from bot.answers.english.acts import ACTS
from bot.answers.english.asked_acts import ASKED_ACTS
from bot.answers.english.asked_qualities import ASKED_QUALITIES
from bot.answers.english.asked_things import ASKED_THINGS
from bot.answers.english.common import COMMON
from bot.answers.english.light import LIGHT
from bot.answers.english.ordinary import ORDINARY
from bot.answers.english.phrases import PHRASES
from bot.answers.english.public_acts import PUBLIC_ACTS
from bot.answers.english.public_things import PUBLIC_THINGS
from bot.answers.english.things import THINGS
from bot.answers.fold import stem
from bot.answers.irregular import IRREGULAR

_ALSO = (
    "sanctions sanctioned sanctioning designated designations blacklisted penalties quotes quoted "
    "quotations remarks comments responded replied reacted sources donors backers donations "
    "pledged persons entities companies firms organisations organizations jan feb mar apr jun jul "
    "aug sep sept oct nov dec january february march april may june july august september october "
    "november december monday tuesday wednesday thursday friday saturday sunday weather price age "
    "old poem joke salary wife husband birthday president king queen supplied supplying supplies "
    "delivered delivering accused accusing denied denying rejected announced announcing imposed "
    "punished trained cancelled canceled invaded started visited visiting travelling traveling "
    "missiles drones weapons soldiers troops factories plants airlines amounts worth"
)
_TABLES = (*ACTS, *PUBLIC_ACTS, *THINGS, *PUBLIC_THINGS, *IRREGULAR, *IRREGULAR.values(), _ALSO)


def _inflected(word: str) -> set[str]:
    """Return the regular forms of a verb: "ban" has bans, banned, banning."""
    if word.endswith("e"):
        return {f"{word}s", f"{word}d", f"{word[:-1]}ing"}
    if word.endswith("y") and word[-2:-1] not in set("aeiou"):
        return {f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing"}
    short = len(word) < 6 and word[-2:-1] in set("aeiou") and word[-3:-2] not in set("aeiou")
    doubled = f"{word}{word[-1]}" if short and word[-1] in set("bdgmnprt") else word
    return {f"{word}s", f"{doubled}ed", f"{doubled}ing"}


_VERBS = {word for group in (*ACTS, *PUBLIC_ACTS) for word in group.partition(" | ")[0].split()}
_FORMED = (word for word in _VERBS if not word.endswith(("ed", "ing", "ion", "ment", "s")))
QUESTION_WORDS = (
    LIGHT
    | COMMON
    | frozenset(
        word for text in (*_TABLES, *(" ".join(each) for each in PHRASES)) for word in text.split()
    )
    | frozenset[str]().union(*map(_inflected, _FORMED))
)

UNDERSTOOD = frozenset(
    stem(word)
    for group in (*ASKED_ACTS, *ASKED_THINGS, *ASKED_QUALITIES, *ORDINARY)
    for word in group.replace("|", " ").split()
)
"""Stems of words that are read as they stand, but to which no slip is mended: they are rare."""
