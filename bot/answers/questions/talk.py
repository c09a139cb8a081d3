"""Talk that is meant for the bot itself: no question about a story."""

import re

from bot.answers.english.light import LIGHT
from bot.answers.english.phrases import plain_words
from bot.answers.questions.split import is_question
from bot.answers.questions.spot import folded_words

_TELLING = frozenset("tell give make say know read".split())
_NEAR = 5
"""Words behind "tell me" among which stands what is to be told."""
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
    if _PRETENDED.search(message[:_LONGEST_READ]):
        return True
    words = folded_words(message)
    at = next((at for at, word in enumerate(words) if word not in _ASKING), len(words))
    ordered = words[at : at + 1] != [] and words[at] in _ERRANDS
    told = words[at : at + 1] != [] and words[at] in _TELLING
    return ordered or (told and bool(_WANTED & set(words[at + 1 : at + _NEAR])))


def is_idle(message: str) -> bool:
    """Tell whether a turn is none that a later one could lean on."""
    return is_errand(message) or is_thanks(message) or is_sum(message)


def is_thanks(message: str) -> bool:
    """Tell whether a message is no more than thanks or praise."""
    words = folded_words(message)
    return bool(_THANKS & set(words)) and set(words) <= _THANKS | _AROUND


def is_sum(message: str) -> bool:
    """Tell whether a message is something to work out: "what is 2+2"."""
    return bool(_SUM.match(message[:_LONGEST]))


_LONGEST = 80
_LONGEST_READ = 2000
_PRETENDED = re.compile(
    r"\byou(?: are|[’']re) now\b|(?:^|[,.;:!] *)(?:please )?(?:act|answer|reply|respond|speak|talk"
    r"|behave) (?:as|like) (?:an?|one|if|though|the)\b|(?:^|[,.;:!] *)from now on\b"
    r"|^\W*(?:please )?say (?:something|anything|hi|hello)\b"
    r"|\byour (?:name|age|favou?rite|birthday)\b",
    re.IGNORECASE,
)
"""Orders to be somebody else."""
_SUM = re.compile(
    r"\W*(?:(?:what|how much)(?:[’']?s| is) )?\(?\d[\d.,]*(?: ?[-+*/×÷^x] ?\(?\d[\d.,)]*)+[ =?]*$",
    re.IGNORECASE,
)
_THANKS = frozenset(
    "thanks thank thx ty cheers ta great good brilliant perfect awesome nice excellent helpful "
    "wonderful lovely bye goodbye".split()
)
_AROUND = frozenset(
    "you u re s so very much a lot for that this the your help all again ok okay well done really "
    "bot many one it was is its and too lol answer job work".split()
)
_ASKING = frozenset(
    "please pls can could would will you u kindly now then and hey hi bot just".split()
)
_ERRANDS = frozenset(
    "write compose draft translate sing pretend ignore disregard forget print roleplay draw code "
    "post ping delete email recommend book solve calculate rewrite paraphrase imagine invent "
    "guess".split()
)
"""Orders that no fact store carries out."""

_WANTED = frozenset("joke poem haiku limerick riddle recipe song rap essay pun".split())
"""What may be asked to be told, and is made up."""

_FEW = 2
"""Words of a question to "you" that may be about the bot: "how is your day going?"."""
