"""Words that a misspelt word of a question may have meant, besides those of the story."""

from bot.answers.english.acts import ACTS
from bot.answers.english.common import COMMON
from bot.answers.english.light import LIGHT
from bot.answers.english.phrases import PHRASES
from bot.answers.english.things import THINGS

_ALSO = (
    "sanctions sanctioned sanctioning designated designations blacklisted penalties quotes quoted "
    "quotations remarks comments responded replied reacted sources donors backers donations "
    "pledged persons entities companies firms organisations organizations january february march "
    "april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday weather price age old poem joke salary wife husband birthday "
    "president king queen supplied supplying supplies delivered delivering accused accusing "
    "denied denying rejected announced announcing imposed punished trained cancelled canceled "
    "invaded started visited visiting travelling traveling missiles drones weapons soldiers "
    "troops factories plants airlines amounts worth"
)
QUESTION_WORDS = (
    LIGHT
    | COMMON
    | frozenset(
        word
        for text in (*ACTS, *THINGS, _ALSO, *(" ".join(each) for each in PHRASES))
        for word in text.split()
    )
)
