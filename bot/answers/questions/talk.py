"""Talk that is meant for the bot itself: no question about a story."""

from bot.answers.english.light import LIGHT
from bot.answers.english.phrases import plain_words
from bot.answers.questions.split import is_question
from bot.answers.questions.spot import folded_words

_YOU = frozenset("you your yours yourself u ur youre".split())
_KNOWING = frozenset(
    "tell know say explain show give have list find name got help remind think mean heard check "
    "source sources confirm summarise summarize compare quote answer believe".split()
)
"""What is asked of the bot that it is there for; to mean it says nothing of the bot."""


def is_talk(message: str) -> bool:
    """Tell whether a message speaks to the bot about itself, or only of the person who asks."""
    words = plain_words(folded_words(message))
    spoken_to = _YOU & set(words)
    if not spoken_to:
        return False
    if _KNOWING & set(words):
        return False
    telling = [word for word in words if word not in LIGHT]
    return len(telling) <= _FEW if is_question(message) else True


def is_errand(message: str) -> bool:
    """Tell whether a message wants something done that is no telling of facts: "write me …"."""
    words = folded_words(message)
    at = next((at for at, word in enumerate(words) if word not in _ASKING), len(words))
    return words[at : at + 1] != [] and words[at] in _ERRANDS


_ASKING = frozenset(
    "please pls can could would will you u kindly now then and hey hi bot just".split()
)
_ERRANDS = frozenset(
    "write compose draft translate sing pretend ignore disregard forget print roleplay draw code "
    "recommend book solve calculate rewrite paraphrase imagine invent guess".split()
)
"""Orders that no fact store carries out."""

_FEW = 2
"""Words of a question to "you" that may be about the bot: "how is your day going?"."""
